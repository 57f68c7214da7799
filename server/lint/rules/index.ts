// Written by `npm run gen`: every rule, by folder and name.
import type { Rule } from '../rule.ts';
import dbtDuplicateDefinition from './dbt/dbt-duplicate-definition.ts';
import dbtMisspelledKey from './dbt/dbt-misspelled-key.ts';
import dbtSyntax from './dbt/dbt-syntax.ts';
import dbtUnknownKey from './dbt/dbt-unknown-key.ts';
import linkColumnMissing from './link/link-column-missing.ts';
import linkEnumDrift from './link/link-enum-drift.ts';
import linkEventUnmodelled from './link/link-event-unmodelled.ts';
import circularReference from './plan/circular-reference.ts';
import conditionInvalid from './plan/condition-invalid.ts';
import constraintNotApplicable from './plan/constraint-not-applicable.ts';
import constraintRangeInverted from './plan/constraint-range-inverted.ts';
import descriptionRestatesName from './plan/description-restates-name.ts';
import duplicateDefinition from './plan/duplicate-definition.ts';
import duplicateKey from './plan/duplicate-key.ts';
import duplicatePropertyInEvent from './plan/duplicate-property-in-event.ts';
import enumInvalid from './plan/enum-invalid.ts';
import eventDescriptionMissing from './plan/event-description-missing.ts';
import eventNameCase from './plan/event-name-case.ts';
import eventNameDynamic from './plan/event-name-dynamic.ts';
import eventNameNearDuplicate from './plan/event-name-near-duplicate.ts';
import eventNameStructure from './plan/event-name-structure.ts';
import eventNameTense from './plan/event-name-tense.ts';
import eventNameVocabulary from './plan/event-name-vocabulary.ts';
import exampleInvalid from './plan/example-invalid.ts';
import funnelInvalid from './plan/funnel-invalid.ts';
import metricInvalid from './plan/metric-invalid.ts';
import missingRequiredKey from './plan/missing-required-key.ts';
import nameIllegalCharacter from './plan/name-illegal-character.ts';
import ownerMissing from './plan/owner-missing.ts';
import propertyNameCase from './plan/property-name-case.ts';
import propertyNameNearDuplicate from './plan/property-name-near-duplicate.ts';
import propertyTypeConflict from './plan/property-type-conflict.ts';
import propertyTypeMissing from './plan/property-type-missing.ts';
import refinementWidens from './plan/refinement-widens.ts';
import secretInConfig from './plan/secret-in-config.ts';
import triggerMissing from './plan/trigger-missing.ts';
import unknownKey from './plan/unknown-key.ts';
import unresolvedReference from './plan/unresolved-reference.ts';
import unusedDefinition from './plan/unused-definition.ts';
import unusedSuppression from './plan/unused-suppression.ts';
import wrongValueKind from './plan/wrong-value-kind.ts';
import yamlSyntax from './plan/yaml-syntax.ts';

export const rules: readonly Rule[] = [
  circularReference,
  conditionInvalid,
  constraintNotApplicable,
  constraintRangeInverted,
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
  propertyNameCase,
  propertyNameNearDuplicate,
  propertyTypeConflict,
  propertyTypeMissing,
  refinementWidens,
  secretInConfig,
  triggerMissing,
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
