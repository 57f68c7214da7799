// Ids of the catalogue that no rule has yet: settings may name them already, so that one trackwright.yml serves several versions.

export const reservedRules: readonly string[] = `
  anchor-used breaking-change breaks-consumers call-name-not-allowed code-plan-drift codegen-name-collision
  consent-missing constraint-unsatisfiable currency-missing dashboard-invalid dbt-accepted-values dbt-anchors-location
  dbt-column-name-case dbt-column-type-vs-name dbt-contract-complete dbt-data-type-unknown dbt-dedented-quote
  dbt-deprecated-past dbt-description-inconsistent dbt-description-missing dbt-description-placeholder
  dbt-doc-block-missing dbt-duplicate-key dbt-exposure-name dbt-exposure-required dbt-incremental-config
  dbt-jinja-in-yaml dbt-legacy-tests-key dbt-metric-inputs dbt-missing-plus dbt-model-file-missing
  dbt-model-undocumented dbt-move-to-config dbt-name-convention dbt-packages-pin dbt-pii-meta dbt-pk-test
  dbt-project-dead-path dbt-project-renamed-path dbt-project-requires-version dbt-relationships-args
  dbt-resource-name-space dbt-selector dbt-semantic-granularity dbt-semantic-legacy dbt-snapshot-config
  dbt-source-empty dbt-source-freshness dbt-source-overrides dbt-test-arguments dbt-test-config-nesting
  dbt-test-duplicate dbt-test-shape dbt-tests-and-data-tests dbt-time-spine dbt-unit-test dbt-unknown-config-key
  dbt-unknown-top-level dbt-versions dbt-yaml11-scalar deprecated-referenced deprecated-without-replacement
  description-placeholder destination-event-budget destination-event-collision destination-event-name
  destination-property-count destination-property-name destination-recommended-name destination-reserved-event
  destination-unsupported-type destination-value-length enum-candidate enum-value-near-duplicate event-expired
  event-name-platform-token event-name-redundant-affix example-missing experiment-invalid free-text-property
  identity-missing link-column-unplanned link-constraint-untested link-contract-deprecated link-description-drift
  link-exposure-event-untracked link-fixture-invalid link-freshness-drift link-funnel-event-absent link-identity-drift
  link-key-untested link-metric-missing link-model-orphaned link-owner-drift link-pii-exposed link-rename-pending
  link-required-drift link-snapshot-columns link-table-conflict link-type-mismatch link-version-stale mergeable-events
  name-suggests-other-type name-too-long name-type-affix nesting-too-deep pattern-invalid
  pii-destination-forbidden pii-undeclared property-definition-drift property-description-missing
  property-name-numbered property-name-repeats-event property-name-unit property-type-any purpose-missing
  rename-without-alias replacement-invalid required-trait same-trigger-events sample-mismatch scenario-invalid
  sensitive-property shape-missing status-invalid-transition union-type unknown-format value-unbounded
  version-bump-too-small warehouse-name yaml11-scalar
`
  .trim()
  .split(/\s+/);
