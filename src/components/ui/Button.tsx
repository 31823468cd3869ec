import type { ComponentProps } from 'react'
import { type ButtonLook, buttonVariants } from './buttonVariants'
import { cn } from './cn'

export const Button = ({ look, size, className, type = 'button', ...rest }: ComponentProps<'button'> & ButtonLook) => (
  <button type={type} className={cn(buttonVariants({ look, size }), className)} {...rest} />
)
