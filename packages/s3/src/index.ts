export type { ExpireOptions } from "./expire";
export type { ObjectsOf } from "./objects";
export type { S3ModuleProps } from "./props";
export { S3Module } from "./s3-module";
export type { StorageClass, Transition, TransitionOptions } from "./transition";
