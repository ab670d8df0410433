import { instanceMetadata } from "../../../src/rules/serving/instance-metadata";
import { cases } from "../../cases";

const template = (options?: object) => ({
  resource: { aws_launch_template: { Web: { image_id: "ami-1", ...(options && { metadata_options: options }) } } },
});

cases(instanceMetadata, {
  fails: {
    "a template that says nothing": template(),
    "tokens that are optional": template({ http_tokens: "optional" }),
    "two hops": template({ http_tokens: "required", http_put_response_hop_limit: 2 }),
    "an instance that says nothing": { resource: { aws_instance: { Web: { ami: "ami-1" } } } },
  },
  passes: {
    "tokens that are required": template({ http_tokens: "required", http_put_response_hop_limit: 1 }),
    "no metadata at all": template({ http_endpoint: "disabled" }),
  },
});
