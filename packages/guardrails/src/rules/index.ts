import type { Rule } from "../rule";
import { API_GATEWAY } from "./api-gateway";
import { BACKUP } from "./backup";
import { CLASSIC_LOAD_BALANCERS } from "./classic-load-balancers";
import { EC2 } from "./ec2";
import { IAM } from "./iam";
import { IMAGES } from "./images";
import { KEYS } from "./keys";
import { LOAD_BALANCERS } from "./load-balancers";
import { MONITORING } from "./monitoring";
import { NETWORK_ACLS } from "./network-acls";
import { RDS } from "./rds";
import { ROUTE53 } from "./route53";
import { S3 } from "./s3";
import { SECURITY_GROUPS } from "./security-groups";
import { SQS } from "./sqs";
import { VPC } from "./vpc";
import { WAF } from "./waf";

const NETWORK = [...VPC, ...SECURITY_GROUPS, ...NETWORK_ACLS];
const DATA = [...RDS, ...S3, ...BACKUP];
const SERVING = [...LOAD_BALANCERS, ...CLASSIC_LOAD_BALANCERS, ...EC2, ...IMAGES, ...API_GATEWAY, ...ROUTE53, ...WAF];
const IDENTITY = [...IAM, ...KEYS, ...MONITORING, ...SQS];

/** Every rule of this package. */
export const RULES: readonly Rule[] = [...NETWORK, ...DATA, ...SERVING, ...IDENTITY];
