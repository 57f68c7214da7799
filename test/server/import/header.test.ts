import { expect, it } from 'vitest';
import { readHeader } from '../../../server/import/header.ts';

/** What a header says: `subject.aspect`, `+` where it has several properties in a cell. */
const told = (header: string): string => {
  const read = readHeader(header);
  return read ? `${[read.subject, read.aspect].filter(Boolean).join('.')}${read.several ? '+' : ''}` : '–';
};

it.each([
  [
    'event',
    ['Event', 'Events', 'evento', 'Ereignis', 'Événement', '事件', 'イベント', 'событие', 'Event Action', 'ACTION'],
  ],
  ['event.name', ['Event name', 'event_name', 'EventName', 'Name of the event', 'Tracking event name']],
  ['event.description', ['Event description', 'Description of event', 'event definition']],
  ['event.trigger', ['Event trigger description', 'When is the event fired?']],
  ['event.category', ['Event category']],
  [
    'property',
    [
      'Property',
      'Prop.',
      'parameter',
      'Attribute',
      'Field',
      'param_1',
      'Parámetro',
      'Eigenschaft',
      'revenue_param',
      '属性',
    ],
  ],
  ['property.name', ['Property name', 'Event Parameter Name', 'attributeName', 'Field name']],
  ['property+', ['Properties', 'Params', 'Event properties', 'Parametros principales', 'Payload', 'Datos']],
  ['property.required+', ['Required properties', 'Mandatory parameters']],
  ['property.optional+', ['Optional Properties']],
  ['property.type', ['Property type', 'Variable Type', 'Property value type', 'Tipo de dato']],
  ['property.example', ['Event Parameter Value', 'Property example', 'Sample property value', 'Parameter value']],
  ['property.values', ['Property values', 'Allowed property values']],
  ['trait', ['User property', 'Trait', 'Traits+']],
  ['type', ['Type', 'Data type', 'data_type', 'Tipo', 'Typ']],
  ['description', ['Description', 'Definition', 'Beschreibung', 'Descrição', 'desc', 'Descripción']],
  ['required', ['Required', 'Required?', 'is_required', 'Mandatory', 'Obligatorio', 'Pflichtfeld', 'REQUIRED (Y/N)']],
  ['optional', ['Optional', 'Optional?']],
  ['example', ['Example', 'Example(s)', 'e.g.', 'Sample value', 'Ejemplo', 'Beispiel']],
  ['values', ['Values', 'Allowed values', 'Enum', 'Possible values', 'Options', 'Accepted values']],
  ['platform', ['Platform', 'Source', 'Platforms', 'Plataforma']],
  ['owner', ['Owner', 'Team', 'Owned by', 'DRI', 'Responsable']],
  ['status', ['Status', 'implementation_status', 'Implemented?', 'State']],
  ['trigger', ['Trigger', 'When', 'Fires when', 'Trigger / When', 'When is it triggered?', 'Cuándo', 'Wann']],
  ['notes', ['Notes', 'Comment']],
  ['name', ['Name', 'Nombre']],
])('%s', (expected, headers) => {
  for (const header of headers) {
    const plural = header.endsWith('+');
    expect([header, told(header.replace(/\+$/, ''))]).toEqual([header, plural ? `${expected}+` : expected]);
  }
});

it.each([
  'Business value',
  'business_value',
  'selector_or_rule',
  'Decision it informs',
  'Key event',
  'Priority',
  'SKAN mapping',
  'Item',
  'Ámbito',
  'Qué hace',
  'Layer',
  'File',
  '',
  '   ',
  '42',
  '✅',
  'Event label',
  'a b c d e f g h i j',
])('nothing for certain: %j', (header) => expect(told(header)).toBe('–'));
