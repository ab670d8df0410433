import { check } from "../src/check";

/** Buckets with all that belongs to them, fleets and rules: `count` resources that refer to each other. */
function document(count: number): object {
  const groups = Math.ceil(count / 5);
  const named = (make: (index: number) => object) =>
    Object.fromEntries(Array.from({ length: groups }, (_, index) => [`R${index}`, make(index)]));
  const policy = (index: number) =>
    JSON.stringify({
      Statement: [{ Effect: "Deny", Principal: "*", Action: "s3:*", Resource: `\${aws_s3_bucket.R${index}.arn}` }],
    });
  return {
    resource: {
      aws_s3_bucket: named((index) => ({ bucket_prefix: `r${index}-` })),
      aws_s3_bucket_policy: named((index) => ({ bucket: `\${aws_s3_bucket.R${index}.id}`, policy: policy(index) })),
      aws_db_instance: named(() => ({ engine: "postgres", storage_encrypted: true })),
      aws_security_group: named(() => ({ description: "group" })),
      aws_vpc_security_group_ingress_rule: named((index) => ({
        security_group_id: `\${aws_security_group.R${index}.id}`,
        ip_protocol: "tcp",
        from_port: 443,
        to_port: 443,
        cidr_ipv4: "10.0.0.0/8",
      })),
    },
  };
}

function milliseconds(count: number): number {
  const given = document(count);
  const runs = Array.from({ length: 3 }, () => {
    const start = performance.now();
    check(given, { advice: true });
    return performance.now() - start;
  });
  return Math.min(...runs);
}

test("5,000 resources are judged in less than 3 seconds, in time that grows with their number", () => {
  const [small, large] = [milliseconds(1250), milliseconds(5000)];
  expect(large).toBeLessThan(3000);
  expect(large).toBeLessThan(4 * small * 3 + 50);
});
