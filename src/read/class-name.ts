/** "ArticleContent1" and "article__content" → "article-content": one name in a `class` or `id` attribute as rules write it. */
export const hyphenated = (name: string): string =>
  name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1-$2')
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, '-')
    .replace(/^-|-$/g, '');
