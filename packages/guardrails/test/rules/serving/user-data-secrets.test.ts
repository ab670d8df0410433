import { userDataSecrets } from "../../../src/rules/serving/user-data-secrets";
import { cases } from "../../cases";

const instance = (args: object) => ({ resource: { aws_instance: { Web: args } } });
const base64 = (text: string) => Buffer.from(text).toString("base64");
const script = `#!/bin/sh\nexport AWS_ACCESS_KEY_ID=AKIA${"ABCDEFGH12345678"}\n`;

cases(userDataSecrets, {
  fails: {
    "an access key": instance({ user_data: script }),
    "the same in base64": { resource: { aws_launch_template: { Web: { user_data: base64(script) } } } },
    "a private key": instance({ user_data: "-----BEGIN RSA PRIVATE KEY-----\nMIIE" }),
  },
  passes: {
    "a script": instance({ user_data: "#!/bin/sh\nsystemctl start web\n" }),
    "the same in base64": instance({ user_data_base64: base64("#!/bin/sh\nsystemctl start web\n") }),
  },
});
