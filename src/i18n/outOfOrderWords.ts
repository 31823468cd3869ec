import type { Locale } from './locales'

export type OutOfOrderWords = { title: string; heading: string; text: string; reference: string; again: string }

/** What the site says where not even its messages can be had. */
export const outOfOrderWords: Record<Locale, OutOfOrderWords> = {
  en: {
    title: 'Out of order',
    heading: 'The shop is out of order',
    text: 'Something went wrong on our side. Your builds are safe. Try again in a few minutes.',
    reference: 'Reference',
    again: 'Try again',
  },
  de: {
    title: 'Außer Betrieb',
    heading: 'Der Shop ist außer Betrieb',
    text: 'Bei uns ist etwas schiefgegangen. Deine Bauten sind sicher. Versuche es in ein paar Minuten noch einmal.',
    reference: 'Referenz',
    again: 'Noch einmal versuchen',
  },
  es: {
    title: 'Fuera de servicio',
    heading: 'El sitio está fuera de servicio',
    text: 'Algo salió mal por nuestra parte. Tus construcciones están a salvo. Inténtalo otra vez en unos minutos.',
    reference: 'Referencia',
    again: 'Intentar otra vez',
  },
  fr: {
    title: 'Hors service',
    heading: 'Le site est hors service',
    text: 'Quelque chose s’est mal passé de notre côté. Tes constructions sont en sécurité. Réessaie dans quelques minutes.',
    reference: 'Référence',
    again: 'Réessayer',
  },
  pt: {
    title: 'Fora do ar',
    heading: 'O site está fora do ar',
    text: 'Algo deu errado do nosso lado. Suas construções estão seguras. Tente de novo em alguns minutos.',
    reference: 'Referência',
    again: 'Tentar de novo',
  },
  ru: {
    title: 'Сайт не работает',
    heading: 'Сайт сейчас не работает',
    text: 'Что-то сломалось на нашей стороне. Твои постройки в безопасности. Попробуй ещё раз через несколько минут.',
    reference: 'Номер ошибки',
    again: 'Попробовать ещё раз',
  },
  ja: {
    title: '停止中',
    heading: 'サイトが停止しています',
    text: 'サイト側で問題が発生しました。作品は無事です。数分後にもう一度お試しください。',
    reference: '参照番号',
    again: 'もう一度試す',
  },
  zh: {
    title: '暂停服务',
    heading: '本站暂时无法使用',
    text: '我们这边出了问题。你的作品安然无恙。请几分钟后重试。',
    reference: '参考编号',
    again: '重试',
  },
}

/**
 * The first language that there are words in, of tags such as `pt-BR`; English where there is none.
 * @param wanted what is known of the reader's wishes, the surest first
 */
export function chooseWords(wanted: readonly (string | undefined)[]): Locale {
  for (const tag of wanted) {
    const language = tag?.toLowerCase().split('-', 1)[0]
    const found = (Object.keys(outOfOrderWords) as Locale[]).find((locale) => locale === language)
    if (found) return found
  }
  return 'en'
}
