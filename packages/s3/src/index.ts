export type { AccessPointOptions } from "./access-point";
export type { BucketStatement } from "./add-statement";
export type { ExpireOptions } from "./expire";
export type { ObjectLock } from "./object-lock";
export type { ObjectsOf, Selection } from "./objects";
export type { Purpose, S3ModuleProps } from "./props";
export { S3Module } from "./s3-module";
export type { StorageClass, Transition, TransitionOptions } from "./transition";
