import type { TextField } from 'payload'
import { nobody } from '../access/predicates'

/**
 * The name of who a document belongs to, read from where `path` leads: its title in the panel, and what finds it there.
 */
export const nameField = (name: string, label: string, path: string): TextField => ({
  name,
  label,
  type: 'text',
  virtual: path,
  access: { create: nobody, update: nobody },
  // The form has the person themselves.
  admin: { condition: () => false },
})
