import { instanceMetadata } from "../../../src/rules/serving/instance-metadata";
import { cases, says } from "../../cases";

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

const instance = (metadata_options: object) => ({
  resource: { aws_instance: { Web: { ami: "ami-1", metadata_options } } },
});
says(instanceMetadata, [
  ["a template that says nothing", template(), "takes IMDSv1"],
  ["tokens that are optional", instance({ http_tokens: "optional", http_endpoint: "enabled" }), "takes IMDSv1"],
  ["tokens that are known later", template({ http_tokens: "${var.tokens}" }), undefined],
  ["tokens that are required, without a number of hops", template({ http_tokens: "required" }), undefined],
  [
    "three hops, as text",
    template({ http_tokens: "required", http_put_response_hop_limit: "3" }),
    "hands credentials out over 3 hops",
  ],
]);
