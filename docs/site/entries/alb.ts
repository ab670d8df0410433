/** HTTPS application load balancer in front of a backend. @module @plinth/alb */
export * from "../../../packages/alb/src/index";
