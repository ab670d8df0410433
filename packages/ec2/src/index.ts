export { EC2Module } from "./ec2-module";
export type { AmiProps, EC2ModuleProps, LogFile, RootVolumeProps } from "./props";
export type { FleetSignal } from "./signals";
