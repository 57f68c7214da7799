// What `config` takes, by kind of object: as data, from the same sources as shapes.ts. dbt itself lets any key through at run time, so these
// lists judge spelling first.

export type ConfigName = keyof typeof configs;

/** Settings that every relation takes, from the adapters' own lists. */
const relation =
  'adapter_properties as_columnstore auto_liquid_cluster auto_refresh automatic_clustering backup base_location_root base_location_subpath batch_id bind buckets catalog catalog_name category change_tracking cluster_by clustered_by compression copy_grants copy_tags data_retention_time_in_days databricks_compute databricks_tags dataproc_cluster_name description dist enable_list_inference enable_refresh enabled external_volume file_format grant_access_to hours_to_expiration iceberg_version immutable_where include_full_name_in_path incremental_apply_config_changes indexes initialize intermediate_format jar_file_uri job_execution_timeout_seconds kms_key_name labels labels_from_meta liquid_clustered_by location_root matched_condition max_data_extension_time_in_days max_staleness merge_with_schema_evolution meta not_matched_by_source_action not_matched_by_source_condition not_matched_condition notebook_template_id partition_by partition_expiration_days partitions primary_key query_tag refresh_interval_minutes refresh_mode refresh_warehouse require_partition_filter reservation resource_tags row_access_policy schedule scheduler secure skip_matched_step skip_not_matched_step snowflake_initialization_warehouse snowflake_warehouse sort sort_type source_alias static_analysis storage_serialization_policy storage_uri table_tag table_type tags target_alias target_file_size target_lag tblproperties timeout tmp_relation_type transient use_safer_relation_operations use_uniform view_update_via_alter';
const named = 'alias schema database dataset project data_space';

/** What `config` takes. The warehouse's settings came with adapters rather than with dbt, so no version stands here. */
export const configs = {
  model: `
    ${relation} ${named} access additional_libs batch_size begin classifiers cluster_id column_types compute
    concurrent_batches contract create_notebook custom_checks docs event_time external_access_integrations
    freshness full_refresh grants group http_path imports incremental_predicates incremental_strategy index_url
    job_cluster_config latest_version_pointer location lookback materialized merge_exclude_columns
    merge_update_columns on_configuration_change on_error on_schema_change packages persist_docs post_hook
    post-hook pre_hook pre-hook predicates python_job_config python_version quoting secrets sql_header state
    strictness submission_method sync table_format unique_key use_anonymous_sproc user_folder_for_python`,
  seed: `
    ${relation} ${named} column_types delimiter docs event_time full_refresh grants group materialized
    persist_docs post_hook post-hook pre_hook pre-hook quote_columns quoting`,
  snapshot: `
    ${relation} ${named} check_cols compute dbt_valid_to_current docs event_time full_refresh grants group
    hard_deletes invalidate_hard_deletes materialized persist_docs post_hook post-hook pre_hook pre-hook
    quote_columns quoting snapshot_meta_column_names strategy sync target_database target_schema unique_key
    updated_at`,
  source: `
    ${relation} event_time external_location formatter freshness loaded_at_field loaded_at_query quoting
    schema_origin sync`,
  table: `
    enabled event_time external_location formatter freshness loaded_at_field loaded_at_query meta schema_origin
    sync tags`,
  column: 'databricks_tags meta policy_tags tags',
  test: `
    ${relation} ${named} compute error_if fail_calc full_refresh group limit materialized quoting severity
    sql_header store_failures store_failures_as warn_if where`,
  unitTest: `${relation} compute`,
  function: `
    ${relation} ${named} access docs entry_point grants group on_configuration_change packages quoting
    runtime_version snowflake type volatility`,
  analysis: 'description docs enabled group meta static_analysis tags',
  exposure: 'enabled meta tags',
  macro: 'docs meta',
  metric: 'enabled group meta tags',
  savedQuery: 'cache enabled export_as group meta schema tags',
  export: 'alias export_as schema',
  metaOnly: 'meta',
} as const satisfies Readonly<Record<string, string>>;

/** Mappings under a setting whose keys are known; 1.x passes over the others, 2.0 does not. */
export const settings: Readonly<Record<string, string>> = {
  contract: 'enforced alias_types checksum',
  docs: 'show node_color',
  persist_docs: 'relation columns',
  freshness: 'warn_after error_after filter build_after loaded_at_field loaded_at_query',
  warn_after: 'count period',
  error_after: 'count period',
  build_after: 'count period updates_on',
};
