import { spawnSync } from "node:child_process";
import { object, parse } from "@plinth/core";
import { synth } from "@plinth/testing";
import { Fn, Token } from "cdktf";
import { Construct } from "constructs";
import fc from "fast-check";
import type { UserData } from "../src";
import { multipart, sizeProblem } from "../src/multipart";
import { secretIn } from "../src/secrets";
import { partsOf, USER_DATA } from "../src/user-data";
import { fleet, userDataOf } from "./fleet";

const ALL: UserData = {
  packages: ["nginx"],
  mounts: [{ device: "/dev/sdf", path: "/data" }],
  files: [{ path: "/etc/web/web.conf", content: "root = /data", mode: "0640", owner: "root:nginx" }],
  scripts: ["#!/bin/bash\nsystemctl start nginx\n"],
  cloudConfig: { timezone: "Europe/Berlin" },
};

/** The parts of user data as a caller writes it. */
function parts(userData: string | UserData): string[] {
  let found: string[] = [];
  synth((stack) => {
    found = partsOf(parse(new Construct(stack, "Web"), object({ userData: USER_DATA }), { userData }).userData);
  });
  return found;
}

/** What cloud-init sees: type and body of each part. */
function decoded(text: string): { type: string; body: string }[] {
  const boundary = /boundary="([^"]+)"/.exec(text)?.[1] ?? "";
  return text
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => {
      const end = part.indexOf("\n\n");
      const headers = part.slice(0, end);
      const body = part.slice(end + 2, -1);
      const encoded = headers.includes("Content-Transfer-Encoding: base64");
      return {
        type: /Content-Type: ([^;]+)/.exec(headers)?.[1] ?? "",
        body: encoded ? Buffer.from(body, "base64").toString() : body,
      };
    });
}

describe("parts", () => {
  test.each([
    ["#!/bin/sh\ntrue\n", "text/x-shellscript"],
    ["#cloud-config\n{}\n", "text/cloud-config"],
    ["#cloud-config-archive\n[]\n", "text/cloud-config-archive"],
    ["#cloud-config-jsonp\n[]\n", "text/cloud-config-jsonp"],
    ["#cloud-boothook\n#!/bin/sh\ntrue\n", "text/cloud-boothook"],
    ["#include\nhttps://example.com/web.sh\n", "text/x-include-url"],
    ["#include-once\nhttps://example.com/web.sh\n", "text/x-include-once-url"],
    ["#part-handler\n", "text/part-handler"],
    ["## template: jinja\n#cloud-config\n{}\n", "text/jinja2"],
  ])("%j is of the type %s", (part, type) => {
    for (const userData of [part, { scripts: [part] }]) {
      expect(decoded(userDataOf(fleet({ userData }))).slice(1)).toEqual([{ type, body: part }]);
    }
  });

  test("come in the order in which they are needed, after the agent", () => {
    const all = decoded(userDataOf(fleet({ userData: ALL })));
    expect(all.map(({ type }) => type)).toEqual([
      "text/x-shellscript",
      "text/cloud-config",
      "text/x-shellscript",
      "text/x-shellscript",
      "text/x-shellscript",
    ]);
    expect(all[1].body).toBe('#cloud-config\n{"timezone":"Europe/Berlin","packages":["nginx"]}\n');
    expect(all[4].body).toBe("#!/bin/bash\nsystemctl start nginx\n");
  });

  test("a file has its mode and owner before its content", () => {
    const [file] = parts({ files: ALL.files });
    expect(file).toMatch(
      /^#!\/bin\/bash\nset -eu\ninstall -D -m 0640 -o root -g nginx \/dev\/null \/etc\/web\/web.conf\ncat > \/etc\/web\/web.conf <<'(END-\w{8})'\nroot = \/data\n\1\n$/,
    );
  });

  test("a volume is formatted only when it is empty, and mounted at every boot", () => {
    const [mount] = parts({ mounts: ALL.mounts });
    expect(mount).toContain("blkid -p /dev/sdf > /dev/null || [ $? -ne 2 ] || mkfs -t xfs /dev/sdf");
    expect(mount).toContain("/data xfs defaults,nofail 0 2");
    expect(userDataOf(fleet({ userData: ALL }))).toContain('"resources":["/","/data"]');
  });

  test("a program alone is what it always was", () => {
    expect(parts("#!/bin/bash\ntrue\n")).toEqual(["#!/bin/bash\ntrue\n"]);
    expect(decoded(multipart(parts("#cloud-config\npackages: [nginx]\n")))[0].type).toBe("text/cloud-config");
  });

  test("are read by bash without an error", () => {
    for (const part of parts(ALL).filter((one) => one.startsWith("#!/bin/bash"))) {
      expect(spawnSync("bash", ["-n"], { input: part }).status).toBe(0);
    }
  });

  test("a file may depend on other resources", () => {
    const content = `host = ${Token.asString(Fn.lower("DB"))}\nhome = \${HOME}\n`;
    const made = fleet({ userData: { files: [{ path: "/etc/web.conf", content }] } });
    const [text] = Object.values(made.document.locals) as string[];
    expect(text).toContain("host = ${lower(");
    expect(text).toContain("home = $${HOME}");
  });
});

describe("the text", () => {
  const script = fc.string({ unit: "binary", maxLength: 200 }).map((body) => `#!/bin/sh\n${body}`);
  const scripts = fc.array(script, { minLength: 1, maxLength: 4 });

  test("gives back what went in, whatever it holds", () => {
    fc.assert(
      fc.property(scripts, (all) => {
        expect(decoded(multipart(all)).map(({ body }) => body)).toEqual(all);
      }),
    );
  });

  test("a part that holds the boundary is still one part", () => {
    const part = "#!/bin/sh\n--==plinth==\n--==plinth==--\n";
    expect(decoded(multipart([part]))).toEqual([{ type: "text/x-shellscript", body: part }]);
  });

  test("a file comes out of its script as it went in", () => {
    const line = fc.string({ unit: "binary-ascii", maxLength: 60 }).map((text) => text.replace(/[\0\r]/g, ""));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 5 }), (lines) => {
        const content = lines.map((one) => `${one}\n`).join("");
        const program = parts({ files: [{ path: "/etc/web.conf", content }] })[0]
          .replace(/^install .*$/m, "")
          .replace("cat > /etc/web.conf", "cat");
        return spawnSync("bash", { input: program, encoding: "utf8" }).stdout === content;
      }),
      { numRuns: 10 },
    );
  });

  test("is the same for the same data", () => {
    fc.assert(fc.property(scripts, (all) => multipart(all) === multipart([...all])));
    expect(userDataOf(fleet({ userData: ALL }))).toBe(userDataOf(fleet({ userData: structuredClone(ALL) })));
  });

  test("is refused from the first byte above 16 KB on", () => {
    const room = 16_384 - Buffer.byteLength(multipart([""]));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), (bytes) => {
        expect(sizeProblem(multipart(["#".repeat(room - bytes)]))).toBeUndefined();
        expect(sizeProblem(multipart(["#".repeat(room + bytes + 1)]))).toContain(`got ${16_385 + bytes}`);
      }),
    );
  });
});

describe("secrets", () => {
  test.each([
    ["AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE", "an AWS access key"],
    ["aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "an AWS secret key"],
    ["-----BEGIN RSA PRIVATE KEY-----", "a private key"],
    [`TOKEN=ghp_${"a".repeat(36)}`, "a GitHub token"],
    [`glpat-${"a".repeat(20)}`, "a GitLab token"],
    ["xoxb-123456789012-abc", "a Slack token"],
    [`key: AIza${"a".repeat(35)}`, "a Google API key"],
    [`sk_live_${"a".repeat(24)}`, "a Stripe key"],
    ["postgres://web:hunter2@db.example.com/web", "a password in a URL"],
  ])("%s is %s", (text, kind) => {
    expect(secretIn(text)).toBe(kind);
  });

  test.each([
    "PASSWORD=$(aws secretsmanager get-secret-value --secret-id web)",
    "postgres://web:$PASSWORD@db.example.com/web",
    "postgres://web:${PASSWORD}@db.example.com/web",
    "curl https://user@example.com:8443/path",
    "TOKEN_FILE=/run/secrets/token",
  ])("%s is none", (text) => {
    expect(secretIn(text)).toBeUndefined();
  });

  test("are found in every kind of part", () => {
    const key = "AKIAIOSFODNN7EXAMPLE";
    const kinds: UserData[] = [
      { scripts: [`#!/bin/sh\nexport KEY=${key}`] },
      { files: [{ path: "/etc/web.conf", content: `é ${key}` }] },
      { cloudConfig: { write_files: [{ content: key }] } },
    ];
    for (const userData of kinds) {
      expect(() => fleet({ userData })).toThrow(
        /userData.(scripts\[0\]|files\[0\].content|cloudConfig) must not hold a secret, got an AWS access key: put it into a SecretModule and grantRead\(fleet\)/,
      );
    }
  });
});

test("all problems are reported in one error", () => {
  const userData: UserData = {
    packages: ["nginx; reboot", "curl"],
    mounts: [
      { device: "/dev/sda", path: "data" },
      { device: "/dev/sdf", path: "/data" },
    ],
    files: [{ path: "/etc/my file", content: "", mode: "rw", owner: "root" }],
    scripts: ["systemctl start web"],
    cloudConfig: { packages: [] },
  };
  expect(() => fleet({ userData })).toThrow(
    [
      "test/Web (EC2Module) is misconfigured:",
      '  - userData.packages[0] must be a name such as "nginx", got "nginx; reboot"',
      '  - userData.mounts[0].device must be a device such as "/dev/sdf", got "/dev/sda"',
      '  - userData.mounts[0].path must be an absolute path without spaces, got "data"',
      '  - userData.files[0].path must be an absolute path without spaces, got "/etc/my file"',
      '  - userData.files[0].mode must be three or four octal digits such as "0644", got "rw"',
      '  - userData.files[0].owner must be "user:group", got "root"',
      "  - userData.scripts[0] must begin with a shebang such as #!/bin/bash, or as another format of cloud-init, got a script without",
      "  - userData.cloudConfig must not name packages beside userData.packages",
    ].join("\n"),
  );
  expect(() => fleet({ userData: "systemctl start web" })).toThrow(
    "userData must begin with a shebang such as #!/bin/bash, or as another format of cloud-init, got a script without",
  );
});
