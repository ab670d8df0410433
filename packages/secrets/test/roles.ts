/** A key and a role that exist already. */
export const encryptionKey = { arn: "arn:aws:kms:us-east-1:123456789012:key/0f2ad6c5-4b9e-4d0a-9d6c-2f6d1c1b7a11" };

export const role = (name: string) => ({ role: { name, arn: `arn:aws:iam::123456789012:role/${name}` } });
