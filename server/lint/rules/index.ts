// Written by `npm run gen`: every rule, by folder and name.
import type { Rule } from '../engine/rule.ts';
import dbtDuplicateDefinition from './dbt/dbt-duplicate-definition.ts';
import dbtMisspelledKey from './dbt/dbt-misspelled-key.ts';
import dbtSyntax from './dbt/dbt-syntax.ts';
import dbtUnknownKey from './dbt/dbt-unknown-key.ts';
import linkColumnMissing from './link/link-column-missing.ts';
import linkEnumDrift from './link/link-enum-drift.ts';
import linkEventUnmodelled from './link/link-event-unmodelled.ts';
import descriptionPlaceholder from './plan/documentation/description-placeholder.ts';
import descriptionRestatesName from './plan/documentation/description-restates-name.ts';
import eventDescriptionMissing from './plan/documentation/event-description-missing.ts';
import triggerMissing from './plan/documentation/trigger-missing.ts';
import duplicatePropertyInEvent from './plan/duplicates/duplicate-property-in-event.ts';
import eventNameNearDuplicate from './plan/duplicates/event-name-near-duplicate.ts';
import propertyNameNearDuplicate from './plan/duplicates/property-name-near-duplicate.ts';
import funnelInvalid from './plan/metrics/funnel-invalid.ts';
import metricInvalid from './plan/metrics/metric-invalid.ts';
import conventionMixed from './plan/names/convention-mixed.ts';
import eventNameCase from './plan/names/event-name-case.ts';
import eventNameDynamic from './plan/names/event-name-dynamic.ts';
import eventNameStructure from './plan/names/event-name-structure.ts';
import eventNameTense from './plan/names/event-name-tense.ts';
import eventNameVocabulary from './plan/names/event-name-vocabulary.ts';
import nameIllegalCharacter from './plan/names/name-illegal-character.ts';
import propertyNameCase from './plan/names/property-name-case.ts';
import deprecatedWithoutReplacement from './plan/ownership/deprecated-without-replacement.ts';
import ownerMissing from './plan/ownership/owner-missing.ts';
import replacementInvalid from './plan/ownership/replacement-invalid.ts';
import circularReference from './plan/references/circular-reference.ts';
import unresolvedReference from './plan/references/unresolved-reference.ts';
import unusedDefinition from './plan/references/unused-definition.ts';
import conditionInvalid from './plan/structure/condition-invalid.ts';
import duplicateDefinition from './plan/structure/duplicate-definition.ts';
import duplicateKey from './plan/structure/duplicate-key.ts';
import missingRequiredKey from './plan/structure/missing-required-key.ts';
import refinementWidens from './plan/structure/refinement-widens.ts';
import secretInConfig from './plan/structure/secret-in-config.ts';
import unknownKey from './plan/structure/unknown-key.ts';
import unusedSuppression from './plan/structure/unused-suppression.ts';
import wrongValueKind from './plan/structure/wrong-value-kind.ts';
import yamlSyntax from './plan/structure/yaml-syntax.ts';
import constraintNotApplicable from './plan/types/constraint-not-applicable.ts';
import constraintRangeInverted from './plan/types/constraint-range-inverted.ts';
import enumInvalid from './plan/types/enum-invalid.ts';
import exampleInvalid from './plan/types/example-invalid.ts';
import patternInvalid from './plan/types/pattern-invalid.ts';
import propertyTypeConflict from './plan/types/property-type-conflict.ts';
import propertyTypeMissing from './plan/types/property-type-missing.ts';
import unknownFormat from './plan/types/unknown-format.ts';

export const rules: readonly Rule[] = [
  circularReference,
  conditionInvalid,
  constraintNotApplicable,
  constraintRangeInverted,
  conventionMixed,
  deprecatedWithoutReplacement,
  descriptionPlaceholder,
  descriptionRestatesName,
  duplicateDefinition,
  duplicateKey,
  duplicatePropertyInEvent,
  enumInvalid,
  eventDescriptionMissing,
  eventNameCase,
  eventNameDynamic,
  eventNameNearDuplicate,
  eventNameStructure,
  eventNameTense,
  eventNameVocabulary,
  exampleInvalid,
  funnelInvalid,
  metricInvalid,
  missingRequiredKey,
  nameIllegalCharacter,
  ownerMissing,
  patternInvalid,
  propertyNameCase,
  propertyNameNearDuplicate,
  propertyTypeConflict,
  propertyTypeMissing,
  refinementWidens,
  replacementInvalid,
  secretInConfig,
  triggerMissing,
  unknownFormat,
  unknownKey,
  unresolvedReference,
  unusedDefinition,
  unusedSuppression,
  wrongValueKind,
  yamlSyntax,
  dbtDuplicateDefinition,
  dbtMisspelledKey,
  dbtSyntax,
  dbtUnknownKey,
  linkColumnMissing,
  linkEnumDrift,
  linkEventUnmodelled,
];
