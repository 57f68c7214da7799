import { describe, expect, it } from 'vitest';
import { parseClause } from '../../../../server/brief/grammar/clause.ts';
import { stripPreamble } from '../../../../server/brief/grammar/frame.ts';
import { named, nounPhrase } from '../../../../server/brief/grammar/noun.ts';
import { tidy, tokens } from '../../../../server/brief/grammar/tokens.ts';
import { verbAt } from '../../../../server/brief/grammar/verb-at.ts';
import { verbs } from '../../../../server/brief/lexicon/verbs.ts';
import { words } from '../planned.ts';

describe('tidy', () => {
  it.each([
    ['- [x] Upload a file.', 'Upload a file'],
    ['  12) upload a file;', 'upload a file'],
    ['TC-01: upload a file', 'upload a file'],
    ['**Upload** a `file`', 'Upload a file'],
    ['upload a [file](https://a.b/c)', 'upload a file'],
    ['“Upload” a friend’s file', '"Upload" a friend\'s file'],
    ['upload files, e.g. pictures or sounds', 'upload files'],
    ['upload one or more files', 'upload files'],
    ["upload the file I'm in", 'upload the file I am in'],
  ])('%s', (phrase, text) => expect(tidy(phrase).text).toBe(text));

  it.each([
    ['change a role (Admin/Manager/Rep)', ['Admin', 'Manager', 'Rep']],
    ['choose a size (S, M or L)', ['S', 'M', 'L']],
    ['choose a size (optional)', []],
    ['choose a size (e.g. S, M)', []],
    ['choose a size (see the page on sizes, and what they cost)', []],
    ['choose a size (S', []],
  ])('values of %s', (phrase, values) => expect(tidy(phrase).values).toEqual(values));
});

describe('tokens', () => {
  it.each([
    ['enable/disable stages', ['enable', 'and', 'disable', 'stages']],
    ['create/update/delete tasks', ['create', 'and', 'update', 'and', 'delete', 'tasks']],
    ['drag & drop', ['drag', 'and', 'drop']],
    ['run CI/CD jobs', ['run', 'CI/CD', 'jobs']],
    ['set it on /account', ['set', 'it', 'on', '/account']],
    ['click "Get started" now', ['click', 'Get started', 'now']],
    ['view orders as well as returns', ['view', 'orders', 'and', 'returns']],
    ["students' work", ["students'", 'work']],
  ])('%s', (text, expected) => expect(tokens(text).map((token) => token.text)).toEqual(expected));
});

describe('frames', () => {
  it.each([
    ['As a teacher, I want to grade essays so that students learn', 'grade essays', 'teacher'],
    ['As an admin who is busy, I can export users', 'export users', 'admin'],
    ['As a reader I should be able to save a post', 'save a post', 'reader'],
    ['users should be able to archive projects', 'archive projects', 'users'],
    ['Allow users to reset their password', 'reset their password', 'users'],
    ['the system shall allow users to upload files', 'upload files', 'users'],
    ['give learners the ability to repeat a quiz', 'repeat a quiz', 'learners'],
    ['add a button to download the report', 'download the report', undefined],
    ['ability to mute chats', 'mute chats', undefined],
    ['it should be possible to mute chats', 'mute chats', undefined],
    ['I want AI to draft a reply', 'draft a reply', 'ai'],
    ['I want the platform to send a digest', 'send a digest', 'system'],
    ['use my phone number to sign in', 'sign in using phone number', undefined],
    ['upload a file in order to share it', 'upload a file', undefined],
    ['In order to pay, as a buyer I want to add a card', 'add a card', 'buyer'],
  ])('%s', (phrase, text, actor) => {
    const framed = stripPreamble(phrase);
    expect(framed.text).toBe(text);
    expect(framed.actor).toBe(actor);
  });
  it.each([
    ['users cannot delete invoices', 'negated'],
    ['must not be shown', 'negated'],
    ['I want a quick overview', 'wish'],
    ['I want notifications to reach my phone', 'wish'],
  ] as const)('%s: %s', (phrase, flag) => expect(stripPreamble(phrase)[flag]).toBe(true));
});

describe('noun phrases', () => {
  it.each([
    ['the new blue button on the page', 'button'],
    ['two bank accounts', 'bank account'],
    ["a member's role", 'member role'],
    ["the members' roles", 'member role'],
    ['files shared with me', 'file'],
    ['a form describing my case', 'form'],
    ['changes made to my app', 'change'],
    ['the exercises my coach picked', 'exercise'],
    ['a pending listing with a reason', 'listing'],
    ['a client 48 hours later', 'client'],
    ['a clean, modern page', 'page'],
    ['a 3-question quiz', 'quiz'],
    ['a two-factor token', 'two factor token'],
  ])('%s -> %s', (text, expected) => {
    const { words: found } = nounPhrase(tokens(text), 0, words);
    expect(named(found, words).join(' ')).toBe(expected);
  });
  it('lists keep their number and state, things that change lose them', () => {
    const { words: found } = nounPhrase(tokens('all archived projects'), 0, words);
    expect(named(found, words)).toEqual(['project']);
    expect(named(found, words, { keepNumber: true, keepState: true })).toEqual(['archived', 'projects']);
  });
});

describe('clauses', () => {
  const acts = (text: string) =>
    parseClause(tokens(text), words).acts.map(
      (act) => `${act.verb.lemma}: ${act.object.map((token) => token.low).join(' ')}`,
    );
  it.each([
    ['create, rename and delete folders', ['create: folders', 'rename: folders', 'delete: folders']],
    ['upload photos and videos', ['upload: photos', 'upload: videos']],
    ['write a review and upload photos', ['write: review', 'upload: photos']],
    ['open a request and view its details', ['open: request', 'view: request details']],
    ['create tasks and assign them to others', ['create: tasks', 'assign: tasks']],
    ['view order and payment details', ['view: order details', 'view: payment details']],
    ["see a product's images and price", ["see: product's images", "see: product's price"]],
    ['send my friend a gift', ['send: gift']],
    ['give students feedback', ['give: feedback']],
    ['choose the type of trees', ['choose: tree type']],
    ['close one of my cards', ['close: cards']],
    ['sign up and log in', ['sign up: ', 'log in: ']],
    ['order is shipped', ['ship: order']],
    ['users get recommended new shows', ['recommend: shows']],
    ['the upload fails', ['fail: upload']],
    ['click a link to view details', ['click: link']],
    ['communicate directly with a coach', ['communicate with: coach']],
  ])('%s', (text, expected) => expect(acts(text)).toEqual(expected));

  it('passes over what may be an action of its own, and says so', () => {
    expect(parseClause(tokens('scan a code and have the shelf filled'), words).warnings).toEqual([
      '"have the shelf filled" was passed over',
    ]);
  });
});

it('every verb of the table is found by its own words', () => {
  for (const [lemma, verb] of verbs) expect(verbAt(tokens(lemma), 0, words)?.verb).toBe(verb);
});
