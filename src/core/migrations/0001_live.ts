import type { Migration } from './types'

/**
 * `shop_tell` tells every web process of a change, once the transaction commits. Postgres takes 8000 bytes at most; of
 * a longer event its kind is told, and a listener reads the state again as it does in any case.
 */
const topics = `
  create function shop_tell(topic text, event jsonb) returns void language plpgsql as $$
  declare
    message text := json_build_object('topic', topic, 'event', event)::text;
  begin
    if octet_length(message) > 7900 then
      message := json_build_object('topic', topic, 'event', json_build_object('kind', left(event ->> 'kind', 100)))::text;
    end if;
    perform pg_notify('shop_live', message);
  end $$;`

/**
 * Tables that kept pages show tell of their changes by this trigger. Counts may be a few seconds old: they tell
 * nothing.
 */
const pages = `
  create function shop_tell_pages() returns trigger language plpgsql as $$
  begin
    perform shop_tell('pages', '{"kind": "changed"}');
    return null;
  end $$;`

export const live: Migration = {
  name: 'core/0001_live',
  up: () => [topics, pages],
}
