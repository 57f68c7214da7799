import { expect, it } from 'vitest';
import { sheetColumnsOf } from '../../../server/import/columns.ts';
import { readCsv } from '../../../server/import/csv.ts';

/** What each column is, in the order of the table. */
function told(csv: string): string {
  const sheet = readCsv(csv, 'a.csv');
  const table = 'sections' in sheet ? sheet.sections[0]?.blocks[0] : undefined;
  if (table?.kind !== 'table') throw new Error('no table');
  const columns = sheetColumnsOf(table, true);
  const what = new Map<number, string>();
  const put = (at: number | undefined, text: string) =>
    at !== undefined && what.set(at, [what.get(at), text].filter(Boolean).join('&'));
  put(columns.event, columns.eventBy === 'header' ? 'event' : `event by ${columns.eventBy}`);
  put(columns.property, columns.traits ? 'trait' : 'property');
  for (const { at, required } of columns.lists)
    put(at, required === undefined ? 'list' : required ? 'required list' : 'optional list');
  for (const [aspect, at] of Object.entries(columns.ofEvent)) put(at, `e.${aspect}`);
  for (const [aspect, at] of Object.entries(columns.ofProperty)) put(at, `p.${aspect}`);
  put(columns.call, 'call');
  for (const { at, of } of columns.rest) put(at, `meta of ${of}`);
  for (const { at } of columns.constant) put(at, 'constant');
  for (const { at } of columns.guessed) put(at, 'guessed');
  return table.header.map((_, at) => what.get(at) ?? '–').join(', ');
}

it.each([
  [
    'one row per event',
    'event,description,owner,platform,status\na,x,t,web,live\nb,y,u,ios,done',
    'event, e.description, e.owner, e.platform, e.status',
  ],
  [
    'one row per property',
    'event,property,type,required,description,example\na,p,string,Y,x,1\na,q,int,N,y,2',
    'event, property, p.type, p.required, p.description, p.example',
  ],
  [
    'a description of each',
    'Event,Description,Property,Type,Description\na,x,p,string,z\n,,q,int,w',
    'event, e.description, property, p.type, p.description',
  ],
  [
    'one before the property that is about it',
    'Event,Description,Property\na,x,p\na,y,q\nb,z,p\nb,w,r',
    'event, p.description, property',
  ],
  [
    'one that the header says is about the event',
    'Event,Property,Type,Event description\na,p,string,x\na,q,int,x',
    'event, property, p.type, e.description',
  ],
  ['properties in a cell', 'event,trigger,properties\na,x,"p, q"\nb,y,r', 'event, e.trigger, list'],
  ['a singular header over lists', 'event,property\na,"p, q"\nb,"r, s"', 'event, list'],
  ['numbered properties', 'event,param_1,param_2,param_3\na,p,q,\nb,r,,', 'event, list, list, list'],
  [
    'required and optional ones apart',
    'event,required properties,optional properties\na,p,"q, r"\nb,s,',
    'event, required list, optional list',
  ],
  [
    'what the language has no key for',
    'event,business value,property,GA4 scope\na,x,p,event\n,,q,item',
    'event, meta of event, property, meta of property',
  ],
  ['the same in every row', 'event,version,owner\na,3,t\nb,3,u', 'event, constant, e.owner'.replace('owner', 'owner')],
  ['notes where there is no description', 'event,notes\na,x\nb,y', 'event, e.description'],
  ['notes beside one', 'event,description,notes\na,x,z\nb,y,w', 'event, e.description, meta of event'],
  ['a type of call', 'event,type\na,track\nb,page\nc,Screen', 'event, call'],
  [
    'a type that is none',
    'event,property,type\na,p,event property\na,q,user property',
    'event, property, meta of property',
  ],
  [
    'two types, one of which holds them',
    'event,property,type,value type\na,p,custom,string\na,q,default,int',
    'event, property, meta of property, p.type',
  ],
  ['a bare name', 'name,description\norder placed,x\norder sent,y', 'event by name, e.description'],
  ['a name beside properties', 'Name,Properties\na,"p, q"\nb,r', 'event by name, list'],
  ['a name below events', 'Event,Name,Type\na,p,string\na,q,int', 'event, property, p.type'],
  ['names and types without an event', 'name,type,description\np,string,x\nq,int,y', 'property, p.type, p.description'],
  [
    'a header that says nothing, over names',
    'Foo,Bar\norder_placed,what it is\norder_sent,another thing',
    'event by content&guessed, meta of event',
  ],
  [
    'headers that say nothing, over types',
    'event,Foo,Bar,Baz\na,item_id,string,Y\nb,item_size,int,N',
    'event, property&guessed, p.type&guessed, p.required&guessed',
  ],
  ['nothing that could be a name', 'Foo,Bar\n1,2\n3,4', 'meta of event, meta of event'],
  [
    'a list of tasks',
    'Item,Decision,Owner\nURL group,fix the pages,\nWindow,use the same,',
    'meta of event, meta of event, e.owner',
  ],
  ['two columns of events, one empty', 'Event,Event name,Description\n,a,x\n,b,y', '–, event, e.description'],
  [
    'properties of people',
    'Event,User property,Type\nidentify,plan,string\nidentify,seats,int',
    'event, trait, p.type',
  ],
])('%s', (_, csv, expected) => expect(told(csv)).toBe(expected));
