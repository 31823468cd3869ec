import type { Locale } from './locales'

export type OutOfOrderWords = { title: string; heading: string; text: string; reference: string; again: string }

/** What the site says where not even its messages can be had. */
export const outOfOrderWords: Record<Locale, OutOfOrderWords> = {
  en: {
    title: 'Unavailable',
    heading: 'The site is unavailable',
    text: 'Something went wrong on our side. Your builds are safe. Try again in a few minutes.',
    reference: 'Reference',
    again: 'Try again',
  },
  de: {
    title: 'Nicht verfügbar',
    heading: 'Die Seite ist gerade nicht verfügbar',
    text: 'Bei uns ist etwas schiefgegangen. Deine Bauten sind sicher. Versuch es in ein paar Minuten noch einmal.',
    reference: 'Referenz',
    again: 'Erneut versuchen',
  },
  es: {
    title: 'No disponible',
    heading: 'El sitio no está disponible',
    text: 'Algo salió mal por nuestra parte. Tus construcciones están a salvo. Inténtalo de nuevo en unos minutos.',
    reference: 'Referencia',
    again: 'Reintentar',
  },
  fr: {
    title: 'Indisponible',
    heading: 'Le site est indisponible',
    text: 'Une erreur s’est produite de notre côté. Tes constructions sont en sécurité. Réessaie dans quelques minutes.',
    reference: 'Référence',
    again: 'Réessayer',
  },
  pt: {
    title: 'Fora do ar',
    heading: 'O site está fora do ar',
    text: 'Algo deu errado do nosso lado. Suas construções estão seguras. Tente novamente em alguns minutos.',
    reference: 'Referência',
    again: 'Tentar novamente',
  },
  ru: {
    title: 'Сайт недоступен',
    heading: 'Сайт временно недоступен',
    text: 'На нашей стороне произошла ошибка. Твои постройки в безопасности. Попробуй ещё раз через несколько минут.',
    reference: 'Код ошибки',
    again: 'Повторить',
  },
  ja: {
    title: '利用できません',
    heading: '現在サイトを利用できません',
    text: 'サーバー側で問題が発生しました。建築データは無事です。数分後にもう一度お試しください。',
    reference: '参照番号',
    again: '再試行',
  },
  zh: {
    title: '暂时无法访问',
    heading: '网站暂时无法访问',
    text: '我们这边出了问题。你的建筑都安全无损。请几分钟后重试。',
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
