import { CardSkeletons } from '@/components/cards/CardSkeletons'

/** Only here: pages that must be readable without JavaScript, or answer 404, can't be streamed behind a placeholder. */
export default function MyLoading() {
  return <CardSkeletons />
}
