/** One subnet tier over named zones, with routes and NAT. @module @plinth/subnet */
export * from "../../../packages/subnet/src/index";
