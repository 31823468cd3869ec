import Link from 'next/link'
import type { ComponentProps } from 'react'
import { type ButtonLook, buttonVariants } from './buttonVariants'
import { cn } from './cn'

export const LinkButton = ({ look, size, className, ...rest }: ComponentProps<typeof Link> & ButtonLook) => (
  <Link className={cn(buttonVariants({ look, size }), className)} {...rest} />
)
