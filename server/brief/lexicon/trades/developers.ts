// Tools for developers: nouns of the webhooks of GitHub and GitLab, of CI and cloud services.
export const developersObjects = `
repository, repo, code repository: code; > created forked cloned archived
pull request, merge request, pr, mr: code; < repository; opened, created: is_draft; merged: commit_count duration_ms; reviewed: review_result; > opened reviewed approved merged closed
issue, bug, bug report: case; < repository; closed: resolution; > opened assigned closed reopened
commit, branch, merge conflict, code comment, diff: code; < repository; > created pushed merged deleted
release, package, version tag, artifact, container image, image tag, library: code; < repository; + version; published, installed, installation: version; > drafted published installed deprecated
deployment, deploy, canary release, rollout: run; < service; + environment; rolled back: version; > started completed rolled_back
pipeline, ci pipeline, data pipeline: run; < repository; triggered: trigger_type branch_name; run: trigger_type; > created triggered run disabled
build, job, cron job, batch job, background job, test suite, check run, ci job: run; < pipeline; triggered: trigger_type branch_name; > triggered started completed failed
unit test, integration test, e2e test, test case: run; run: test_count failed_count
query, sql query, search query: run; < database; execution, run: row_count; > run saved
service, microservice, server, node, host, cluster, container, virtual machine, instance, function, lambda, load balancer, preview environment, pod: service; deployment: environment! version; scaled: replica_count previous_replica_count; > created deployed scaled restarted stopped deleted
database, data source, data warehouse, cache, bucket, volume, backup, schema: service; > created connected backed_up restored deleted
database password, secret, environment variable, api key, api token, access token, ssh key, webhook secret, personal access token: credential; > created used rotated revoked expired
domain, dns record, ssl certificate, subdomain: service; > added verified renewed removed
extension, plugin, plug-in, add-on, addon, package extension, cli, sdk: record; installation, installed, updated: version!; > viewed installed updated disabled uninstalled
feature flag, flag, experiment, ab test: record; > created enabled disabled archived
incident, outage, alert rule, on-call alert, page alert: case; + severity; acknowledged, resolved: duration_ms; > opened acknowledged escalated resolved closed
error message, exception, crash, stack trace, failure: error; + error_code!
error: error; + error_code!; > shown reported resolved
environment, staging environment, environment config, config, configuration: setting
log, logs, trace, metric, monitoring: mass
code, source code, code snippet, counter snippet: mass
api, endpoint, api call, api request: service; called: endpoint_name status_code duration_ms
sprint, epic, user story, backlog item: task; < project; > created started completed
migration, database migration: run; > started completed rolled_back
developer, maintainer, contributor, engineer: person
workspace file, script, terminal, command: record; run, execution: duration_ms
firmware, firmware update, software update, app update: record; + version; installed, updated: version; > released downloaded installed
`;
