/** What AWS publishes in a namespace, with the page that says so. */
export interface Published {
  /** Title of the page of the AWS docs. */
  readonly docs: string;
  readonly names: readonly string[];
  /** Dimensions that these metrics have. */
  readonly dimensions: readonly string[];
}

const words = (text: string) => text.trim().split(/\s+/);

/** Namespaces of AWS's services, and of the CloudWatch agent. */
export const PUBLISHED: Readonly<Record<string, Published>> = {
  "AWS/ApiGateway": {
    docs: "Monitor CloudWatch metrics for HTTP APIs",
    names: words("Count 4xx 5xx Latency IntegrationLatency DataProcessed"),
    dimensions: ["ApiId", "Stage", "Method", "Resource"],
  },
  "AWS/ApplicationELB": {
    docs: "CloudWatch metrics for your Application Load Balancer",
    names: words(`
      ActiveConnectionCount AnomalousHostCount BYoIPUtilPercentage ClientTLSNegotiationErrorCount ConsumedLCUs
      DesyncMitigationMode_NonCompliant_Request_Count DroppedInvalidHeaderRequestCount ELBAuthError ELBAuthFailure
      ELBAuthLatency ELBAuthRefreshTokenSuccess ELBAuthSuccess ELBAuthUserClaimsSizeExceeded ForwardedInvalidHeaderRequestCount
      GrpcRequestCount HealthyHostCount HealthyStateDNS HealthyStateRouting HTTP_Fixed_Response_Count HTTP_Redirect_Count
      HTTP_Redirect_Url_Limit_Exceeded_Count HTTPCode_ELB_3XX_Count HTTPCode_ELB_4XX_Count HTTPCode_ELB_500_Count
      HTTPCode_ELB_502_Count HTTPCode_ELB_503_Count HTTPCode_ELB_504_Count HTTPCode_ELB_5XX_Count HTTPCode_Target_2XX_Count
      HTTPCode_Target_3XX_Count HTTPCode_Target_4XX_Count HTTPCode_Target_5XX_Count IPv6ProcessedBytes IPv6RequestCount
      LambdaInternalError LambdaTargetProcessedBytes LambdaUserError LowReputationPacketsDropped
      LowReputationRequestsDenied MitigatedHostCount NewConnectionCount NonStickyRequestCount PeakLCUs ProcessedBytes
      RejectedConnectionCount RequestCount RequestCountPerTarget ReservedLCUs RuleEvaluations TargetConnectionErrorCount
      TargetResponseTime TargetTLSNegotiationErrorCount UnhealthyRoutingRequestCount UnhealthyStateDNS UnhealthyStateRouting
      UnHealthyHostCount ZonalShiftedHostCount`),
    dimensions: ["AvailabilityZone", "LoadBalancer", "TargetGroup"],
  },
  "AWS/NetworkELB": {
    docs: "CloudWatch metrics for your Network Load Balancer",
    names: words(`
      ActiveFlowCount ActiveFlowCount_TCP ActiveFlowCount_TLS ActiveFlowCount_UDP ActiveZonalShiftHostCount
      ClientTLSNegotiationErrorCount ConsumedLCUs ConsumedLCUs_TCP ConsumedLCUs_TLS ConsumedLCUs_UDP HealthyHostCount
      NewFlowCount NewFlowCount_TCP NewFlowCount_TLS NewFlowCount_UDP PeakBytesPerSecond PeakPacketsPerSecond
      PortAllocationErrorCount ProcessedBytes ProcessedBytes_TCP ProcessedBytes_TLS ProcessedBytes_UDP ProcessedPackets
      RejectedFlowCount RejectedFlowCount_TCP ReservedLCUs SecurityGroupBlockedFlowCount_Inbound_ICMP
      SecurityGroupBlockedFlowCount_Inbound_TCP SecurityGroupBlockedFlowCount_Inbound_UDP
      SecurityGroupBlockedFlowCount_Outbound_ICMP SecurityGroupBlockedFlowCount_Outbound_TCP
      SecurityGroupBlockedFlowCount_Outbound_UDP TargetTLSNegotiationErrorCount TCP_Client_Reset_Count TCP_ELB_Reset_Count
      TCP_Target_Reset_Count UnHealthyHostCount UnhealthyRoutingFlowCount ZonalHealthStatus`),
    dimensions: ["AvailabilityZone", "LoadBalancer", "TargetGroup"],
  },
  "AWS/AutoScaling": {
    docs: "Amazon CloudWatch metrics for Amazon EC2 Auto Scaling",
    names: words(`
      GroupAndWarmPoolDesiredCapacity GroupAndWarmPoolTotalCapacity GroupDesiredCapacity GroupInServiceCapacity
      GroupInServiceInstances GroupMaxSize GroupMinSize GroupPendingCapacity GroupPendingInstances GroupStandbyCapacity
      GroupStandbyInstances GroupTerminatingCapacity GroupTerminatingInstances GroupTotalCapacity GroupTotalInstances
      PredictiveScalingCapacityForecast PredictiveScalingLoadForecast WarmPoolDesiredCapacity WarmPoolMinSize
      WarmPoolPendingCapacity WarmPoolTerminatingCapacity WarmPoolTotalCapacity WarmPoolWarmedCapacity`),
    dimensions: ["AutoScalingGroupName"],
  },
  "AWS/Backup": {
    docs: "AWS Backup metrics with Amazon CloudWatch",
    names: words(`
      NumberOfBackupJobsAborted NumberOfBackupJobsCompleted NumberOfBackupJobsCreated NumberOfBackupJobsExpired
      NumberOfBackupJobsFailed NumberOfBackupJobsPending NumberOfBackupJobsRunning NumberOfCopyJobsCompleted
      NumberOfCopyJobsCreated NumberOfCopyJobsFailed NumberOfCopyJobsRunning NumberOfRecoveryPointsCold
      NumberOfRecoveryPointsCompleted NumberOfRecoveryPointsDeleting NumberOfRecoveryPointsExpired
      NumberOfRecoveryPointsPartial NumberOfRestoreJobsCompleted NumberOfRestoreJobsFailed NumberOfRestoreJobsPending
      NumberOfRestoreJobsRunning`),
    dimensions: ["BackupVaultName", "ResourceType"],
  },
  "AWS/EBS": {
    docs: "Amazon CloudWatch metrics for Amazon EBS; Monitor Amazon Data Lifecycle Manager policies using CloudWatch",
    names: words(`
      BurstBalance EnableCopiedImageDeprecationCompleted EnableCopiedImageDeprecationFailed EnableImageDeprecationCompleted
      EnableImageDeprecationFailed FastSnapshotRestoreCreditsBalance FastSnapshotRestoreCreditsBucketSize
      ImageCopiesDeregisterCompleted ImageCopiesDeregisterFailed ImagesCopiedRegionCompleted ImagesCopiedRegionFailed
      ImagesCopiedRegionStarted ImagesCreateCompleted ImagesCreateFailed ImagesCreateStarted ImagesDeregisterCompleted
      ImagesDeregisterFailed PostScriptCompleted PostScriptFailed PreScriptCompleted PreScriptFailed PreScriptStarted
      ResourcesTargeted SnapshotsArchiveCompleted SnapshotsArchiveFailed SnapshotsArchiveScheduled
      SnapshotsCopiedAccountCompleted SnapshotsCopiedAccountFailed SnapshotsCopiedAccountStarted
      SnapshotsCopiedRegionCompleted SnapshotsCopiedRegionFailed SnapshotsCopiedRegionStarted
      SnapshotsCreateCompleted SnapshotsCreateFailed SnapshotsCreateStarted SnapshotsDeleteCompleted SnapshotsDeleteFailed
      SnapshotsSharedCompleted VolumeAvgReadLatency VolumeAvgWriteLatency VolumeConsumedReadWriteOps VolumeIdleTime
      VolumeIOPSExceededCheck VolumeQueueLength VolumeReadBytes VolumeReadOps VolumeStalledIOCheck
      VolumeThroughputExceededCheck VolumeThroughputPercentage VolumeTotalReadTime VolumeTotalWriteTime VolumeWriteBytes
      VolumeWriteOps`),
    dimensions: ["DLMPolicyId", "VolumeId", "InstanceId"],
  },
  "AWS/EC2": {
    docs: "CloudWatch metrics that are available for your instances",
    names: words(`
      CPUCreditBalance CPUCreditUsage CPUSurplusCreditBalance CPUSurplusCreditsCharged CPUUtilization DiskReadBytes
      DiskReadOps DiskWriteBytes DiskWriteOps EBSByteBalance% EBSIOBalance% EBSReadBytes EBSReadOps EBSWriteBytes
      EBSWriteOps InstanceEBSIOPSExceededCheck InstanceEBSThroughputExceededCheck MetadataNoToken MetadataNoTokenRejected
      NetworkIn NetworkOut NetworkPacketsIn NetworkPacketsOut StatusCheckFailed StatusCheckFailed_AttachedEBS
      StatusCheckFailed_Instance StatusCheckFailed_System`),
    dimensions: ["AutoScalingGroupName", "ImageId", "InstanceId", "InstanceType"],
  },
  "AWS/Events": {
    docs: "Monitoring Amazon EventBridge",
    names: words(
      "DeadLetterInvocations FailedInvocations Invocations InvocationsCreated MatchedEvents ThrottledRules TriggeredRules",
    ),
    dimensions: ["EventBusName", "EventSourceName", "RuleName"],
  },
  "AWS/NATGateway": {
    docs: "Monitor NAT gateways with Amazon CloudWatch",
    names: words(`
      ActiveConnectionCount BytesInFromDestination BytesInFromSource BytesOutToDestination BytesOutToSource
      ConnectionAttemptCount ConnectionEstablishedCount ErrorPortAllocation IdleTimeoutCount PacketsDropCount
      PacketsInFromDestination PacketsInFromSource PacketsOutToDestination PacketsOutToSource PeakBytesPerSecond
      PeakPacketsPerSecond`),
    dimensions: ["NatGatewayId"],
  },
  "AWS/PrivateLinkEndpoints": {
    docs: "CloudWatch metrics for AWS PrivateLink",
    names: words("ActiveConnections BytesProcessed NewConnections PacketsDropped RstPacketsReceived"),
    dimensions: ["Endpoint Type", "Service Name", "Subnet Id", "VPC Endpoint Id", "VPC Id"],
  },
  "AWS/RDS": {
    docs: "Amazon CloudWatch metrics for Amazon RDS; … for Amazon Aurora; … for Performance Insights",
    names: words(`
      AbortedClients ActiveTransactions AuroraBinlogReplicaLag AuroraReplicaLag AuroraReplicaLagMaximum
      AuroraReplicaLagMinimum ACUUtilization BackupRetentionPeriodStorageUsed BinLogDiskUsage BlockedTransactions
      BufferCacheHitRatio BurstBalance CheckpointLag CommitLatency CommitThroughput ConnectionAttempts CPUCreditBalance
      CPUCreditUsage CPUSurplusCreditBalance CPUSurplusCreditsCharged CPUUtilization DatabaseConnections
      DatabaseConnectionsCurrentlySessionPinned DBLoad DBLoadCPU DBLoadNonCPU DBLoadRelativeToNumVCPUs DDLLatency
      Deadlocks DeleteLatency DiskQueueDepth DiskQueueDepthLogVolume DMLLatency EBSByteBalance% EBSIOBalance%
      EngineUptime FailedSQLServerAgentJobsCount FreeableMemory FreeLocalStorage FreeLocalStoragePercent FreeStorageSpace
      FreeStorageSpaceLogVolume InsertLatency LoginFailures MaximumUsedTransactionIDs NetworkReceiveThroughput
      NetworkThroughput NetworkTransmitThroughput OldestLogicalReplicationSlotLag OldestReplicationSlotLag Queries
      RDSToAuroraPostgreSQLReplicaLag ReadIOPS ReadIOPSLogVolume ReadLatency ReadLatencyLogVolume ReadThroughput
      ReadThroughputLogVolume ReplicaLag ReplicationChannelLag ReplicationSlotDiskUsage SelectLatency
      ServerlessDatabaseCapacity SnapshotStorageUsed StorageNetworkReceiveThroughput StorageNetworkThroughput
      StorageNetworkTransmitThroughput SwapUsage TempStorageIOPS TempStorageThroughput TotalBackupStorageBilled
      TransactionLogsDiskUsage TransactionLogsGeneration UpdateLatency VolumeBytesUsed VolumeReadIOPs VolumeWriteIOPs
      WriteIOPS WriteIOPSLogVolume WriteLatency WriteLatencyLogVolume WriteThroughput WriteThroughputLogVolume`),
    dimensions: [
      ...["DBClusterIdentifier", "DBInstanceIdentifier", "DatabaseClass", "EngineName", "ProxyName", "Role"],
    ],
  },
  "AWS/S3": {
    docs: "Amazon S3 metrics and dimensions",
    names: words(`
      4xxErrors 5xxErrors AllRequests BucketSizeBytes BytesDownloaded BytesPendingReplication BytesUploaded DeleteRequests
      FirstByteLatency GetRequests HeadRequests ListRequests NumberOfObjects OperationsFailedReplication
      OperationsPendingReplication PostRequests PutRequests ReplicationLatency SelectBytesReturned SelectBytesScanned
      SelectRequests TotalRequestLatency`),
    dimensions: ["BucketName", "DestinationBucket", "FilterId", "RuleId", "SourceBucket", "StorageType"],
  },
  "AWS/KMS": {
    docs: "Monitor KMS keys with Amazon CloudWatch",
    names: words("SecondsUntilKeyMaterialExpiration"),
    dimensions: ["KeyId"],
  },
  "AWS/WAFV2": {
    docs: "AWS WAF metrics and dimensions",
    names: words("AllowedRequests BlockedRequests CaptchaRequests ChallengeRequests CountedRequests PassedRequests"),
    dimensions: ["Region", "Rule", "RuleGroup", "WebACL"],
  },
  CWAgent: {
    docs: "Metrics collected by the CloudWatch agent",
    names: words(`
      cpu_usage_active cpu_usage_idle cpu_usage_iowait cpu_usage_system cpu_usage_user disk_free disk_inodes_free
      disk_inodes_total disk_inodes_used disk_total disk_used disk_used_percent diskio_io_time diskio_iops_in_progress
      diskio_read_bytes diskio_reads diskio_write_bytes diskio_writes mem_available mem_available_percent mem_buffered
      mem_cached mem_free mem_total mem_used mem_used_percent netstat_tcp_established netstat_tcp_time_wait
      processes_running processes_total processes_zombies swap_free swap_used swap_used_percent`),
    dimensions: ["AutoScalingGroupName", "ImageId", "InstanceId", "InstanceType", "device", "fstype", "path"],
  },
};
