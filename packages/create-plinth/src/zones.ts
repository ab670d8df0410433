/** Letters of the zones where they are not a, b and c (AWS docs, "AWS Availability Zones"). */
const LETTERS: Readonly<Record<string, string>> = {
  "ap-northeast-1": "acd",
  "ca-central-1": "abd",
  "cn-north-1": "abd",
};

/** Three zones of a region, or why it has none. The letters are what most accounts see. */
export function zonesOf(region: string): string[] | string {
  if (!/^[a-z]{2}(-[a-z]+)+-\d$/.test(region)) return 'must be the name of a region such as "eu-central-1"';
  if (region === "us-west-1") return "must have three zones, and us-west-1 has two";
  return [...(LETTERS[region] ?? "abc")].map((letter) => `${region}${letter}`);
}
