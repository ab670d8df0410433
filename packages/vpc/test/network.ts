import { synth } from "@plinth/testing";
import { VpcModule, type VpcModuleProps } from "../src";

/** A stack with one network, and whatever is then said to it. */
export const network = (props: Partial<VpcModuleProps> = {}, speak: (network: VpcModule) => void = () => {}) =>
  synth((stack) => {
    const all = { environment: "dev", cidrBlock: "10.0.0.0/16", ...props } as VpcModuleProps;
    speak(new VpcModule(stack, "Network", all));
  });
