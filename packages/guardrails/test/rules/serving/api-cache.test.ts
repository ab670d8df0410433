import { apiCache } from "../../../src/rules/serving/api-cache";
import { cases } from "../../cases";

const settings = (args: object) => ({
  resource: { aws_api_gateway_method_settings: { S: { method_path: "*/*", settings: args } } },
});

cases(apiCache, {
  fails: {
    "a cache that says nothing": settings({ caching_enabled: true }),
    "a cache that says no": settings({ caching_enabled: true, cache_data_encrypted: false }),
  },
  passes: {
    "an encrypted cache": settings({ caching_enabled: true, cache_data_encrypted: true }),
    "no cache": settings({ logging_level: "ERROR" }),
  },
});
