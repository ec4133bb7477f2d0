import { describe, expect, it } from 'vitest';
import { draft } from '../ledger/draft';
import { readByline } from './byline';
import { findDate } from './calendar-date';
import { joinCutParagraphs } from './join-cut-paragraphs';
import { languageTag, recogniseLanguage } from './language';

describe('findDate', () => {
  it.each([
    ['9 August 2016', '2016-08-09'],
    ['August 9, 2016', '2016-08-09'],
    ['Sept. 3rd, 2021', '2021-09-03'],
    ['9. August 2016', '2016-08-09'],
    ['den 1. März 2020', '2020-03-01'],
    ['1er mars 2020', '2020-03-01'],
    ['9 août 2016', '2016-08-09'],
    ['9 de agosto de 2016', '2016-08-09'],
    ['9 agosto 2016', '2016-08-09'],
    ['9 sierpnia 2016', '2016-08-09'],
    ['9 августа 2016 г.', '2016-08-09'],
    ['9 Αυγούστου 2016', '2016-08-09'],
    ['9 Ağustos 2016', '2016-08-09'],
    ['2016. augusztus 9.', '2016-08-09'],
    ['2016-08-09T10:00:00Z', '2016-08-09'],
    ['2016年8月9日', '2016-08-09'],
    ['09.08.2016', '2016-08-09'],
    ['8/23/2016', '2016-08-23'],
  ])('%s', (line, date) => expect(findDate(line)?.date).toBe(date));

  it.each(['30 February 2020', 'chapter 12 2016', '2016', '9 Bananas 2016', '99.99.2016'])('not in “%s”', (line) =>
    expect(findDate(line)).toBeNull(),
  );
});

describe('readByline', () => {
  it.each([
    ['By Ada Lovelace and Charles Babbage', ['Ada Lovelace', 'Charles Babbage'], null],
    ['Von Rosa von der Heide | 3. Mai 2011', ['Rosa von der Heide'], '2011-05-03'],
    ['Ines Okafor-Lind\n14 March 2023', ['Ines Okafor-Lind'], '2023-03-14'],
    ['Par Émile d’Artois, Paris, 3 mars 2011', ['Émile d’Artois'], '2011-03-03'],
    ['5 June 1999', [], '1999-06-05'],
    ['Иван Петров, 3 мая 2011 г.', ['Иван Петров'], '2011-05-03'],
  ])('%s', (line, authors, date) => expect(readByline(line)).toMatchObject({ authors, date }));

  it.each(['The Reading Room', 'On 9 August 2016 the council met.', 'It rained.', 'Chapter One'])('not “%s”', (line) =>
    expect(readByline(line)).toBeNull(),
  );
});

describe('joinCutParagraphs', () => {
  const joins = (...lines: string[]) =>
    joinCutParagraphs(lines.map((text) => draft({ kind: 'paragraph', text, marks: [] }))).flatMap((of, at) =>
      of.decisions.some(({ kind }) => kind === 'join') ? [at] : [],
    );
  const cut = 'The committee had met for the third time that week and was still looking for';

  it('joins a sentence that stops and goes on', () => expect(joins(cut, 'a room.')).toEqual([1]));
  it('joins inside a quotation before a capital', () =>
    expect(joins('“We have nothing left to say to these', 'Gentlemen,” she said.')).toEqual([1]));
  it('leaves finished sentences', () => expect(joins(`${cut} one.`, 'and then some more.')).toEqual([]));
  it('leaves salutations', () =>
    expect(joins('Liebe Freundinnen und Freunde der alten Bibliothek am Markt,', 'wir schreiben euch heute.')).toEqual(
      [],
    ));
  it('leaves list introductions', () => expect(joins(`${cut}:`, 'a room')).toEqual([]));
  it('leaves verse', () =>
    expect(
      joins(
        'the long road that leads over the hills to the sea',
        'and the wind that comes in from the west all day',
        'with the smell of the rain and of wood',
        'is all that we had.',
      ),
    ).toEqual([]));
  it('leaves names that begin in lower case', () => expect(joins(`${cut} the`, 'iPhone.')).toEqual([]));
});

describe('recogniseLanguage', () => {
  it.each([
    [
      'en',
      'The council voted on Tuesday to close the library, and nobody in the room was surprised by the result of it.',
    ],
    ['de', 'Der Rat hat am Dienstag beschlossen, die Bücherei zu schließen, und niemand im Saal war davon überrascht.'],
    [
      'fr',
      'Le conseil a décidé mardi de fermer la bibliothèque, et personne dans la salle n’en a été surpris ce soir-là.',
    ],
    [
      'da',
      'Rådet besluttede tirsdag at lukke biblioteket, og ingen i salen var overrasket over resultatet af afstemningen.',
    ],
    [
      'cs',
      'Zastupitelstvo v úterý rozhodlo o uzavření knihovny a nikoho v sále to příliš nepřekvapilo ani nepotěšilo.',
    ],
    ['el', 'Το συμβούλιο αποφάσισε την Τρίτη να κλείσει τη βιβλιοθήκη και κανείς στην αίθουσα δεν εξεπλάγη.'],
    ['ru', 'Совет решил во вторник закрыть библиотеку, и никто в зале не был этим удивлён, хотя многие возражали.'],
    ['ja', '市議会は火曜日に図書館の閉鎖を決定したが、会場にいた人は誰も驚かなかった。'],
    ['zh', '市议会星期二决定关闭图书馆，会场里没有人对此感到惊讶。'],
  ])('%s', (language, sentence) => expect(recogniseLanguage([sentence])).toBe(language));

  it('says nothing of a few words', () => expect(recogniseLanguage(['Hello'])).toBeNull());
  it('shortens declared tags', () =>
    expect(['en-US', 'DE', 'zh_hans', 'und', '<x>'].map(languageTag)).toEqual(['en-US', 'de', 'zh-Hans', null, null]));
});
