// Goal: laws are cited by the numbers their articles bear, in both languages. Method: articles as the laws number them.
import { articles, cited, standard, unconfirmed } from './citation';

it.each([
  [4, '第四条'],
  [10, '第十条'],
  [13, '第十三条'],
  [20, '第二十条'],
  [22, '第二十二条'],
  [61, '第六十一条'],
])('article %d is %s', (number, zh) => {
  expect(articles('METROLOGY_LAW', number)).toEqual({
    zh: `计量法 ${zh}`,
    en: `Metrology Law of China, Article ${number}`,
  });
});

it('several articles, other texts and a doubt are told together', () => {
  const law = unconfirmed(articles('METROLOGY_RULES', 4, [7, 10]));
  expect(cited(law, standard('ISO/IEC 17025:2017, 6.5'))).toEqual({
    zh: '计量法实施细则 第四条、第七条至第十条（未核对原文）；ISO/IEC 17025:2017, 6.5',
    en: 'Rules for the Implementation of the Metrology Law of China, Articles 4, 7 to 10 (unconfirmed); ISO/IEC 17025:2017, 6.5',
  });
});
