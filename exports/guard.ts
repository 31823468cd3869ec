export { guardServer } from '@/web/guardServer'
