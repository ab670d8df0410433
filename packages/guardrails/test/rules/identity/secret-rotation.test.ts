import { secretRotation } from "../../../src/rules/identity/secret-rotation";
import { cases, says } from "../../cases";

const secret = (rules?: object) => ({
  resource: {
    aws_secretsmanager_secret: { Token: { name: "token" } },
    ...(rules && {
      aws_secretsmanager_secret_rotation: {
        R: { secret_id: "${aws_secretsmanager_secret.Token.id}", rotation_rules: rules },
      },
    }),
  },
});

cases(secretRotation, {
  fails: { "a secret that does not": secret(), "once a year": secret({ automatically_after_days: 365 }) },
  passes: {
    "once a month": secret({ automatically_after_days: 30 }),
    "by a schedule": secret({ schedule_expression: "rate(10 days)" }),
  },
});

says(secretRotation, [
  ["a secret that does not", secret(), "does not rotate"],
  ["every 90 days", secret({ automatically_after_days: 90 }), undefined],
  ["every 91 days", secret({ automatically_after_days: 91 }), "rotates every 91 days"],
]);
