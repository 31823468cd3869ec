export { type MailRoomOptions, mailOptions } from '@/core/mail/mailOptions'
