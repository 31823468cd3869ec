import config from '@payload-config'
import { getPayload, type Payload } from 'payload'

/** The Payload instance of this process. */
export const getShop = (): Promise<Payload> => getPayload({ config })
