import { perContext, type ShopContext } from '../context/context'
import { staffText } from './viewer'

type Condition = (user: string) => string

/** What rooms ask of staff besides their role, as SQL over a row of `users` under an alias. */
const conditionsOf = perContext<Map<string, Condition>>('staff conditions', () => new Map())

/** @param name of the room: each has one condition */
export const addStaffCondition = (context: ShopContext, name: string, condition: Condition): void =>
  void conditionsOf(context).set(name, condition)

/** As `staffText`, of those who may act as staff now. */
export const actingStaffText = (context: ShopContext, user: string): string =>
  `(${[staffText(user), ...[...conditionsOf(context).values()].map((condition) => condition(user))].join(' and ')})`
