import { Fn, Token } from "cdktf";
import type { BackupModuleProps } from "../src";
import { problemsOf, type Speak, VAULT_THERE } from "./kept";

type Case = readonly [props: Partial<BackupModuleProps>, speak?: Speak];

const schedules = { daily: { schedule: "daily", keep: 3 } } as const;
const tag = { Backup: "data" };
const said = (speak: Speak): Case => [{}, speak];
const problems = ([props, speak]: Case) => problemsOf(props, speak ?? (() => {}));

/** Of each, values that are valid, and others that almost are; a valid value with something before or after it is none. */
test.each<[string, string, (value: string) => Case, string[], string[]]>([
  ["name", 'have 2 to 50 letters, digits and "_-"', (name) => [{ name }], ["ab", "A_b-9", "x".repeat(50)], ["a"]],
  [
    "name",
    'have 1 to 50 letters, digits and "-_."',
    (name) => said((backup) => backup.addRule(name, { schedule: "weekly" })),
    ["a", "Z.9_-", "x".repeat(50)],
    ["", "a b", "ä"],
  ],
  [
    "key",
    'have 1 to 50 letters, digits and "-_."',
    (key) => said((backup) => backup.protectTagged(key, { tags: { a: "b" } })),
    ["a", "Z.9_-", "x".repeat(50)],
    ["", "a b", "ä"],
  ],
  [
    "key",
    'have 1 to 100 letters, digits and "-_"',
    (key) => said((backup) => backup.snapshotVolumes(key, { tag, schedules })),
    ["a", "Z9_-", "x".repeat(100)],
    ["", "a.b", "a b"],
  ],
  [
    "name",
    'have 1 to 120 letters, digits, spaces and "-_"',
    (name) => said((backup) => backup.addSnapshotSchedule(name, { schedule: "weekly", keep: 1 })),
    ["a", "Each Sunday_-9", "x".repeat(120)],
    ["", "a.b", "ä"],
  ],
  [
    "schedules",
    'have keys of 1 to 120 letters, digits, spaces and "-_"',
    (name) => said((backup) => backup.makeImages("A", { tag, schedules: { [name]: schedules.daily } })),
    ["a", "Each Sunday_-9", "x".repeat(120)],
    ["", "a.b", "ä"],
  ],
  [
    "startTime",
    "be a time as hh:mm",
    (startTime) => [{ startTime }],
    ["00:00", "09:05", "19:59", "20:10", "23:59"],
    ["24:00", "9:00", "30:00", "12:60", "12:5", "12.05", "1a:00"],
  ],
  [
    "timezone",
    'be a time zone such as "Europe/Berlin"',
    (timezone) => [{ timezone }],
    ["UTC", "Europe/Berlin", "America/Argentina/Ushuaia"],
    ["Europe", "Mars/Olympus"],
  ],
  [
    "copyTo[0].vault.arn",
    "be the ARN of a vault",
    (arn) => [{ copyTo: [{ vault: { arn } }] }],
    [
      VAULT_THERE,
      "arn:aws-us-gov:backup:us-gov-west-1:123456789012:backup-vault:A_b-9",
      VAULT_THERE.replace("far-away", "x".repeat(50)),
    ],
    [
      "far-away",
      VAULT_THERE.replace("far-away", "x"),
      VAULT_THERE.replace("far-away", "x".repeat(51)),
      VAULT_THERE.replace("far-away", "a.b"),
      VAULT_THERE.replace("123456789012", "1"),
      VAULT_THERE.replace(":backup:", ":kms:"),
    ],
  ],
  [
    "notifications.topic.arn",
    "be the ARN of a standard topic",
    (arn) => [{ notifications: { topic: { arn } } }],
    ["arn:aws:sns:us-east-1:123456789012:backups", "arn:aws-cn:sns:us-east-1:123456789012:a.fifo.b"],
    ["arn:aws:sns:us-east-1:123456789012:a.fifo", "arn:aws:sns:us-east-1:1:a", "arn:aws:sqs:us-east-1:123456789012:a"],
  ],
  [
    "source",
    'be the number of an account or the id of an organization ("o-…")',
    (source) => said((backup) => backup.acceptCopiesFrom(source)),
    ["210987654321", "o-a1b2c3d4e5", `o-${"a".repeat(32)}`],
    ["21098765432", "2109876543210", "o-a1b2c3d4e", `o-${"a".repeat(33)}`, "o-ABCDEFGHIJ", "r-a1b2c3d4e5"],
  ],
])("%s must %s: all its forms are accepted, and nothing else", (prop, rule, made, valid, invalid) => {
  for (const value of valid) expect([value, ...problems(made(value))]).toEqual([value]);
  const around = valid.flatMap((value) => [`! ${value}`, `${value} !`]);
  for (const value of [...invalid, ...around])
    expect([value, ...problems(made(value))]).toEqual([value, expect.stringContaining(`${prop} must ${rule}, got "`)]);
});

const chosen = (among: readonly string[]) =>
  problemsOf({}, (backup) => backup.protectTagged("A", { tags: { a: "b" }, among }));

test.each(["*", "arn:aws:s3:::logs", "arn:aws:dynamodb:*:*:table/*", "arn:aws:rds:*:*:db:shop-*"])(
  "%s can be chosen among by its tags",
  (arn) => {
    expect(chosen([arn])).toEqual([]);
  },
);

test.each(["", "logs", "**", "* ", " *", "my arn:aws:s3:::logs", "arn:aws:s3:::*-logs", "arn:aws:rds:*:*:*:shop"])(
  "%j is no ARN to choose among",
  (arn) => {
    expect(chosen([arn])).toEqual([`among[0] must be an ARN with "*" only at the end, got "${arn}"`]);
  },
);

test.each([
  [500, "table/orders"],
  [30, "table/*"],
])("%i ARNs can be chosen among where one is %s, and no more", (most, last) => {
  const arns = (count: number) => [
    ...Array.from({ length: count - 1 }, (_, index) => `arn:aws:s3:::logs-${index}`),
    `arn:aws:dynamodb:us-east-1:123456789012:${last}`,
  ];
  expect(chosen(arns(most))).toEqual([]);
  expect(chosen(arns(most + 1))).toEqual([
    expect.stringContaining("among must have at most 500 members, or 30 where one has a *, got "),
  ]);
});

test("ARNs that are known only after apply are counted as those without a *", () => {
  const later = (count: number) =>
    Array.from({ length: count }, (_, index) => Token.asString(Fn.join("", ["arn:aws:s3:::", `logs-${index}`])));
  expect(chosen(later(500))).toEqual([]);
});

test("a name of a vault must be text that is known", () => {
  expect(problemsOf({ name: Token.asString(Fn.lower("Shop")) }, () => {})).toEqual([
    "name must be a literal value, got a value that is known only after apply",
  ]);
});
