import { defineOptions, text } from '@/core/context/defineOptions'

export type HealthOptions = {
  /** Token that opens the metrics from elsewhere than this machine. @default none */
  metricsToken?: string
}

export const healthOptions = defineOptions<HealthOptions, HealthOptions>('health', {
  metricsToken: text(undefined),
})
