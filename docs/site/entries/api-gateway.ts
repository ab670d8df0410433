/** HTTP API in front of a balancer, with access logs. @module @plinth/api-gateway */
export * from "../../../packages/api-gateway/src/index";
