/** Encrypted, protected PostgreSQL and MySQL databases. @module @plinth/rds */
export * from "../../../packages/rds/src/index";
