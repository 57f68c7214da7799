// The header of a table of events in each language, its types, and its yes and no.
import { describe, expect, it } from 'vitest';
import { isNothing, readPresence } from '../../../../server/import/cell-values.ts';
import { readHeader } from '../../../../server/import/header.ts';
import { tableLanguages } from '../../../../server/import/languages/table-languages.ts';
import { readType } from '../../../../server/import/type.ts';

const told = (header: string): string => {
  const read = readHeader(header);
  return read ? [read.subject, read.aspect].filter(Boolean).join('.') : '–';
};
const headers: Readonly<Record<string, string>> = {
  English:
    'Event name|Property|Property type|Required?|Description|Example value|Trigger|Allowed values|Category|Owner|Status|Platform',
  German:
    'Ereignisname|Eigenschaft|Datentyp|Pflichtfeld|Beschreibung|Beispielwert|Auslöser|Zulässige Werte|Kategorie|Verantwortlich|Status|Plattform',
  French:
    "Nom de l'événement|Paramètre|Type de donnée|Obligatoire|Description|Exemple de valeur|Condition de déclenchement|Valeurs autorisées|Catégorie|Responsable|Statut|Plateforme",
  Spanish:
    'Nombre del evento|Parámetro|Tipo de dato|Obligatorio|Descripción|Valor de ejemplo|Disparador|Valores permitidos|Categoría|Responsable|Estado|Plataforma',
  Portuguese:
    'Nome do evento|Propriedade|Tipo de dado|Obrigatório|Descrição|Exemplo de valor|Gatilho|Valores possíveis|Categoria|Responsável|Status|Plataforma',
  Italian:
    'Nome evento|Proprietà|Tipo di dato|Obbligatorio|Descrizione|Valore di esempio|Attivazione|Valori ammessi|Categoria|Responsabile|Stato|Piattaforma',
  Dutch:
    'Naam gebeurtenis|Eigenschap|Gegevenstype|Verplicht|Omschrijving|Voorbeeldwaarde|Wanneer|Toegestane waarden|Categorie|Eigenaar|Status|Platform',
  Japanese:
    'イベント名|パラメータ|データ型|必須|説明|値の例|発火タイミング|取りうる値|カテゴリー|担当者|ステータス|プラットフォーム',
  Chinese: '事件名称|参数|数据类型|是否必填|描述|示例值|触发时机|取值范围|分类|负责人|状态|平台',
  Korean: '이벤트명|속성|데이터 타입|필수 여부|설명|예시 값|수집 시점|허용값|카테고리|담당자|상태|플랫폼',
  Polish:
    'Nazwa zdarzenia|Właściwość|Typ danych|Wymagane|Opis|Przykład|Wyzwalacz|Dozwolone wartości|Kategoria|Właściciel|Status|Platforma',
  Russian:
    'Название события|Параметр|Тип данных|Обязательный|Описание|Пример|Триггер|Возможные значения|Категория|Ответственный|Статус|Платформа',
};
const means = 'event.name|property|type|required|description|example|trigger|values|category|owner|status|platform';

const types: Readonly<Record<string, string>> = {
  German: 'Text|Ganzzahl|Dezimalzahl|Ja/Nein|Zeitstempel|Liste|Objekt',
  French: 'Chaîne de caractères|Nombre entier|Décimal|Oui / Non|Date et heure|Tableau|Objet',
  Spanish: 'Cadena de texto|Número entero|Número|Sí/No|Fecha y hora|Lista|Objeto',
  Portuguese: 'Texto|Inteiro|Decimal|Sim/Não|Data e hora|Lista|Objeto',
  Italian: 'Stringa|Numero intero|Numero|Sì/No|Data e ora|Elenco|Oggetto',
  Dutch: 'Tekst|Geheel getal|Getal|Ja/Nee|Datum en tijd|Lijst|Object',
  Japanese: '文字列|整数|数値|真偽値|日時|配列|オブジェクト',
  Chinese: '字符串|整数|浮点数|布尔值|时间戳|数组|对象',
  Korean: '문자열|정수|숫자|참/거짓|일시|배열|객체',
  Polish: 'Ciąg znaków|Liczba całkowita|Liczba|Tak/Nie|Znacznik czasu|Tablica|Obiekt',
  Russian: 'Строка|Целое число|Число|Да/Нет|Дата и время|Массив|Объект',
};
const yesAndNo: Readonly<Record<string, string>> = {
  German: 'Ja|Nein',
  French: 'Oui|Facultatif',
  Spanish: 'Sí|No',
  Portuguese: 'Sim|Não',
  Italian: 'Sì|Opzionale',
  Dutch: 'Verplicht|Nee',
  Japanese: '必須|任意',
  Chinese: '是|否',
  Korean: '필수|선택',
  Polish: 'Tak|Nie',
  Russian: 'Да|Нет',
};

it('tests every language that there is', () => {
  expect(Object.keys(headers)).toEqual(tableLanguages.map(({ language }) => language));
});
describe.each(Object.entries(headers))('%s', (language, words) => {
  it('names the columns', () => {
    // The subject of an aspect is told by some headers and left to the table by others.
    const bare = (text: string) => text.replace(/^(?:event|property)\.(?!name)/, '');
    const read = words.split('|').map((header) => [header, bare(told(header))]);
    expect(read).toEqual(words.split('|').map((header, at) => [header, means.split('|')[at]]));
  });
  it('has words for types, yes and no', () => {
    const [read] = [(types[language] ?? 'text|integer|number|yes/no|timestamp|list|object').split('|').map(readType)];
    expect(read.map((one) => one?.type)).toEqual([
      'string',
      'integer',
      'number',
      'boolean',
      'string',
      'array',
      'object',
    ]);
    expect(read[4]?.format).toBe('date-time');
    expect((yesAndNo[language] ?? 'Yes|No').split('|').map(readPresence)).toEqual([true, false]);
  });
});
it('knows half and full width, case, and accents that were left out', () => {
  expect(['ｲﾍﾞﾝﾄ名', 'ＥＶＥＮＴ', 'PARAMETRE', 'Obligatoire ?', 'descricao'].map(told)).toEqual([
    'event.name',
    'event',
    'property',
    'required',
    'description',
  ]);
  expect([readType('ｲﾝﾄ'), readType('ＳＴＲＩＮＧ')?.type]).toEqual([undefined, 'string']);
});
it('does not find words in words that only look so', () => {
  expect(['Username', 'Filename', 'Prototype', 'Stereotype', 'Kontakt', '売上', 'Timeline'].map(told)).toEqual(
    Array.from({ length: 7 }, () => '–'),
  );
});
it.each(['', '–', 'n/a', 'None', 'keine', 'Aucune', 'なし', '无', 'N.V.T.', '(none)', 'no properties'])(
  'takes %j for nothing',
  (text) => {
    expect(isNothing(text)).toBe(true);
  },
);
