// All kinds of checks, in the order in which their results are listed. A new one is a file beside this and a row here.
import type { CheckKind } from '../kind.ts';
import { conditionKind } from './condition.ts';
import { duplicateEvent } from './duplicate-event.ts';
import { duplicateId } from './duplicate-id.ts';
import { entityOrphan } from './entity-orphan.ts';
import { enumKind } from './enum.ts';
import { envelopeKind } from './envelope.ts';
import { formatKind } from './format.ts';
import { freshness } from './freshness.ts';
import { futureTime } from './future-time.ts';
import { length } from './length.ts';
import { missingDay } from './missing-day.ts';
import { notNull } from './not-null.ts';
import { patternKind } from './pattern.ts';
import { range } from './range.ts';
import { requiredKind } from './required.ts';
import { requiredWhen } from './required-when.ts';
import { sessionOrder } from './session-order.ts';
import { typeKind } from './type.ts';
import { uniqueKey } from './unique-key.ts';
import { unplannedEvent } from './unplanned-event.ts';
import { unplannedProperty } from './unplanned-property.ts';
import { unseenEvent } from './unseen-event.ts';
import { variant } from './variant.ts';
import { volume } from './volume.ts';

export const checkKindTable: readonly CheckKind[] = [
  envelopeKind,
  duplicateId,
  duplicateEvent,
  futureTime,
  freshness,
  missingDay,
  volume,
  unplannedEvent,
  unplannedProperty,
  unseenEvent,
  sessionOrder,
  requiredKind,
  notNull,
  requiredWhen,
  typeKind,
  enumKind,
  range,
  length,
  patternKind,
  formatKind,
  variant,
  uniqueKey,
  conditionKind,
  entityOrphan,
];
