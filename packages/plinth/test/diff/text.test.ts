import { read } from "@plinth/model";
import { diff } from "../../src/diff/diff";
import { markdownOf, textOf } from "../../src/diff/text";

const NOTHING = { suppressions: [], allow: [] };
const before = read({
  resource: {
    aws_db_instance: { Main: { engine: "postgres", deletion_protection: true, snapshot_identifier: "monday" } },
    aws_sns_topic: { Alarms: {} },
    aws_vpc: { Network: { cidr_block: "10.0.0.0/16", tags: { Owner: "a" } } },
    aws_security_group: { Web: { name: "web", vpc_id: "${aws_vpc.Network.id}" } },
    aws_eip: { Old: {} },
  },
});
const after = read({
  moved: [{ from: "aws_eip.Old", to: "aws_eip.New" }],
  resource: {
    aws_db_instance: { Main: { engine: "postgres", deletion_protection: false } },
    aws_vpc: { Network: { cidr_block: "10.0.0.0/16", tags: { Name: "a_b" } } },
    aws_security_group: { Web: { name: "web2", vpc_id: "${aws_vpc.Network.id}" } },
    aws_eip: { New: {} },
    aws_kms_key: { Key: {} },
  },
});

test("the text is in the order of what a reviewer must see first", () => {
  expect(textOf(diff(before, after, NOTHING))).toMatchInlineSnapshot(`
"Lost: cannot be created again
  aws_db_instance.Main: a database, replaced
      deletion_protection: true → false
      snapshot_identifier: "monday" → nothing (forces replacement)
  aws_sns_topic.Alarms: a topic, and the subscriptions that others have confirmed, destroyed

Protection lost
  aws_db_instance.Main has no deletion protection any more

Tags lost
  aws_vpc.Network: Owner

Permissions gained
  account this account may kms:* on aws_kms_key.Key (*)

New findings
  aws_db_instance.Main can be deleted at once (error, rds-deletion-protection)
      remediation: set deletion_protection; turn it off before a deletion that is meant
  aws_kms_key.Key has the policy that AWS gives (error, key-policy-own)
      remediation: set policy, or add an aws_kms_key_policy
  aws_kms_key.Key does not rotate (error, key-rotation)
      remediation: set enable_key_rotation

Replaced
  aws_security_group.Web
      name: "web" → "web2" (forces replacement)

Changed in place
  aws_vpc.Network
      tags.Name: nothing → "a_b"
      tags.Owner: "a" → nothing

Moved
  aws_eip.New (was aws_eip.Old)

Created
  aws_kms_key.Key"
`);
});

test("as Markdown it says the same, and its names are no markup", () => {
  expect(markdownOf(diff(before, after, NOTHING))).toMatchInlineSnapshot(`
"### Lost: cannot be created again

- \`aws_db_instance.Main\`: a database, replaced
  - deletion_protection: true → false
  - snapshot_identifier: "monday" → nothing (forces replacement)
- \`aws_sns_topic.Alarms\`: a topic, and the subscriptions that others have confirmed, destroyed

### Protection lost

- \`aws_db_instance.Main\` has no deletion protection any more

### Tags lost

- \`aws_vpc.Network\`: Owner

### Permissions gained

- account this account may kms:\\* on aws_kms_key.Key (\\*)

### New findings

- \`aws_db_instance.Main\` can be deleted at once (error, rds-deletion-protection)
  - remediation: set deletion_protection; turn it off before a deletion that is meant
- \`aws_kms_key.Key\` has the policy that AWS gives (error, key-policy-own)
  - remediation: set policy, or add an aws_kms_key_policy
- \`aws_kms_key.Key\` does not rotate (error, key-rotation)
  - remediation: set enable_key_rotation

### Replaced

- \`aws_security_group.Web\`
  - name: "web" → "web2" (forces replacement)

### Changed in place

- \`aws_vpc.Network\`
  - tags.Name: nothing → "a_b"
  - tags.Owner: "a" → nothing

### Moved

- \`aws_eip.New\` (was aws_eip.Old)

### Created

- \`aws_kms_key.Key\`"
`);
});

test("without a change it says so", () => {
  const none = diff(before, before, NOTHING);
  expect([textOf(none), markdownOf(none)]).toEqual(["No changes.", "No changes."]);
});

test("what the config allows is marked, and an unknown replacement is one that may be", () => {
  const allow = [{ address: "aws_db_instance.Main", reason: "restored from a snapshot" }];
  expect(textOf(diff(before, after, { suppressions: [], allow }))).toContain(
    "aws_db_instance.Main: a database, replaced (allowed: restored from a snapshot)",
  );
  const pet = (length: number) => read({ resource: { random_pet: { Name: { length } } } });
  expect(textOf(diff(pet(1), pet(2), NOTHING))).toBe(
    "Changed in place\n  random_pet.Name\n      length: 1 → 2 (may force replacement: the provider does not say)",
  );
});
