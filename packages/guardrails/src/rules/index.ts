import type { Rule } from "../rule";
import { API_GATEWAY } from "./api-gateway";
import { BACKUP } from "./backup";
import { EC2 } from "./ec2";
import { IAM } from "./iam";
import { KEYS } from "./keys";
import { LOAD_BALANCERS } from "./load-balancers";
import { MONITORING } from "./monitoring";
import { NETWORK_ACLS } from "./network-acls";
import { RDS } from "./rds";
import { ROUTE53 } from "./route53";
import { S3 } from "./s3";
import { SECURITY_GROUPS } from "./security-groups";
import { VPC } from "./vpc";
import { WAF } from "./waf";

const NETWORK = [...VPC, ...SECURITY_GROUPS, ...NETWORK_ACLS];
const DATA = [...RDS, ...S3, ...BACKUP];
const SERVING = [...LOAD_BALANCERS, ...EC2, ...API_GATEWAY, ...ROUTE53, ...WAF];
const IDENTITY = [...IAM, ...KEYS, ...MONITORING];

/** Every rule of this package. */
export const RULES: readonly Rule[] = [...NETWORK, ...DATA, ...SERVING, ...IDENTITY];
