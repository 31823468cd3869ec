import type { Migration, TableNames } from '@/core/migrations/types'

/**
 * Words that builds are found under, by which mistyped ones are put right; and words that a build has lost: the sweep
 * looks whether another one has them.
 */
const tables = (t: TableNames) => `
  create table ${t.searchWords} (word text collate "C" primary key);
  create index ${t.searchWords}_similar_idx on ${t.searchWords} using gin (word gin_trgm_ops);

  create table ${t.searchWordsLeft} (word text collate "C" primary key);`

/**
 * Weights: title A, tags B, owner C, description D. The text configuration is `simple`: builds are named in every
 * language. Chinese, Japanese and Korean are written without spaces: each two neighbours make a word, so that a part of
 * a name is found. Everything else is split at what is neither letter nor digit.
 */
const vectors = (t: TableNames) => `
  create function shop_unaccent(value text) returns text language sql stable parallel safe as $$
    select unaccent(value)
  $$;

  create function shop_pairs(value text) returns text language sql immutable parallel safe as $$
    select coalesce(string_agg(substr(run[1], at, 2), ' '), '')
    from regexp_matches(value, '[\\u3040-\\u30ff\\u3400-\\u9fff\\uac00-\\ud7af]{2,}', 'g') run,
      generate_series(1, length(run[1]) - 1) at
  $$;

  create function shop_vector(value text, weight "char") returns tsvector language sql stable parallel safe as $$
    select setweight(to_tsvector('simple',
      regexp_replace(lower(shop_unaccent(value)), '[[:punct:][:space:]]+', ' ', 'g') || ' ' || shop_pairs(value)), weight)
  $$;

  create function shop_tsquery(words text[]) returns tsquery language plpgsql stable parallel safe
    set pg_trgm.similarity_threshold = 0.25 as $$
  declare
    given text;
    part tsquery;
    result tsquery;
  begin
    foreach given in array words loop
      given := regexp_replace(lower(shop_unaccent(given)), '[[:punct:][:space:]]+', '', 'g');
      continue when given = '';
      part := null;
      if length(given) > 2 and shop_pairs(given) <> '' then
        part := replace(shop_pairs(given), ' ', ' & ')::tsquery;
      elsif not exists (select 1 from ${t.searchWords} w where w.word >= given collate "C" and w.word < (given || U&'\\FFFF') collate "C") then
        select string_agg(quote_literal(similar_word.word), ' | ')::tsquery into part from (
          select w.word from ${t.searchWords} w
          where w.word % given and levenshtein_less_equal(w.word, given, 2) <= case when length(given) < 5 then 1 else 2 end
          order by similarity(w.word, given) desc, w.word limit 5
        ) similar_word;
      end if;
      part := coalesce(part, (quote_literal(given) || ':*')::tsquery);
      result := case when result is null then part else result && part end;
    end loop;
    return coalesce(result, ''::tsquery);
  end $$;`

export const words: Migration = {
  name: 'search/0001_words',
  extensions: ['pg_trgm', 'unaccent', 'fuzzystrmatch'],
  up: (t) => [tables(t), vectors(t)],
}
