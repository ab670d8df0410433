/** Who wants to do what. */
export interface Request {
  /** An address, an ARN, an account id, a service (`ec2.amazonaws.com`), or `*` for everybody. */
  readonly principal: string;
  /** `s3:GetObject` */
  readonly action: string;
  /** An address, or an ARN: `${aws_s3_bucket.Uploads.arn}/report.pdf`. */
  readonly resource: string;
}

export interface Explanation {
  /** `"unknown"` where a condition, another account or a policy that cannot be read decides. */
  readonly allowed: true | false | "unknown";
  /** The statements that AWS looks at, in its order, and what is missing. */
  readonly because: readonly Reason[];
}

export interface Reason {
  /** The address of the policy; of what is missing that of the principal or of the resource. */
  readonly address: string;
  /** The id of the statement. @default - it has none */
  readonly sid?: string;
  readonly text: string;
}
