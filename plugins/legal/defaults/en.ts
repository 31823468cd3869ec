import type { LegalTexts } from '../types'

export const en: LegalTexts = {
  terms: `These terms are between you and {{operator}}, who runs {{site}}. They are short on purpose.

## Your account

- You need an account to upload, comment, like and follow. Downloading needs none.
- One person, one account. Keep your password to yourself. You are responsible for what is done with your account.
- You must be at least 13 years old, or the age at which the law where you live lets you agree to this yourself.

## What you publish

- Your builds stay yours. By publishing you allow {{site}} to store them, check them, convert them to other formats, show images of them and offer them for download for as long as they are published.
- Publish only what you made yourself or may share. Say who else worked on it.
- Others may download public builds and use them in their own worlds. Anything beyond that, such as selling them or publishing them as their own, needs your permission.
- Files are scanned. A file that is harmful or is not a schematic is refused.

## Rules

The [rules](/rules) are part of these terms. Moderators may hide or remove what breaks them and suspend accounts. You are told why, and you can appeal.

## No guarantees

The site is offered as it is. It can be changed, interrupted or closed. Keep a copy of what matters to you: you can [download your data](/settings/data) at any time. Nothing in these terms limits liability where the law does not allow it.

## The end

You can delete your account at any time in the [settings](/settings/data). If these terms change in a way that matters, you are told on the site before the change applies.

## Questions

Write to us by the [contact page](/contact).`,
  privacy: `{{operator}} runs {{site}} and is responsible for the data described here. There are no ads and no trackers, and no data is sold or given to advertisers.

## What is stored, and how long

| What | Why | How long |
|---|---|---|
| Email address, a hash of your password, username, role, language | your account | until you delete the account |
| Profile, builds, files, images, comments, lists, likes, follows | what you publish or save | until you delete it or the account |
| Sessions: device, browser, country, part of the network address, first and last use | signing in and keeping your account safe | until they end, {{sessionDays}} days at most |
| A log of changes and sign-ins, with part of the network address and the browser | security, and to trace abuse | {{auditDays}} days; what you publish, like and follow {{activityDays}} days |
| Notifications | to tell you what happened | 90 days |
| Reports and takedown requests, with a copy of what they are about | moderation and legal duties | as long as they are open, and 90 days after that or as the law asks |
| Exports of your data | you asked for them | {{exportDays}} days |

Location and other hidden data are removed from images. Views and downloads are counted with a hash of network address and browser whose key changes every day, so that nobody can be recognized the day after. For limits on requests, network addresses are kept for minutes to hours.

## Cookies and storage in your browser

Only what the site needs: your session (\`payload-token\` and a refresh cookie), a cookie that recognizes your device at the next sign-in (\`shop-device-…\`), and your language (\`locale\`). Your theme, unfinished uploads and checklists are kept in your browser's own storage and are not sent to us.

## Who else sees it

What you publish is public. Moderators see reports and, to handle them, account data. Email goes out through the operator's mail server. Files may be kept at a storage provider that the operator has chosen. If you sign in with another service, that service learns that you did.

## Your rights

- See and correct your data: in the [settings](/settings).
- Take it with you: [download your data](/settings/data).
- Have it deleted: [delete your account](/settings/data). It is closed at once and deleted for good after {{graceDays}} days. Backups may keep copies for a limited time.
- Object, ask or complain: write to {{contact}}. You can also complain to your data protection authority.`,
  contact: `{{site}} is run by:

{{address}}

## How to reach us

- **Email:** {{contact}}
- **Something breaks the [rules](/rules):** use “Report” on the build, comment or profile. Moderators see it at once.
- **Something infringes your rights:** use the [takedown form](/takedown).
- **A security problem:** write to the email address above. Please do not publish it before it is fixed.
- **Your account or data:** most can be done in the [settings](/settings).`,
  rules: `Be good to others, and publish what is yours.

## Builds

- Upload only what you made or may share. Credit others. No builds taken from paid packs or from other people's worlds without permission.
- Describe them honestly: title, tags, images and what is inside.
- Nothing that harms: no hidden command blocks that damage worlds, no crash builds, no malware.
- Nothing that is illegal, hateful, sexual or meant to shock. Many players here are young.

## Comments and profiles

- No insults, threats, harassment or discrimination.
- Nobody's private data.
- No spam and no advertising.
- Don't pretend to be someone else.

## The site

- Don't get around limits, bans or checks, and don't use several accounts to like or download your own builds.
- Programs are welcome at the [API](/api/docs), within its limits.

## What happens if

Moderators look at every report. They can ask for a change, hide or remove things, and suspend accounts for a time or for good. You are told what was decided and why, and you can appeal.`,
  takedown: `Does a build on {{site}} infringe your copyright, trademark or personal rights? Tell us with this form.

- A moderator looks at every request. While it is examined the build may be hidden.
- If something is done about the build, its owner is told why, and can object by writing to {{contact}} with the address of the build and their reasons. Your email address is not passed on to them.
- You are told by email what was decided.
- Please be truthful. Whoever knowingly makes false claims can be held liable for it.

For other problems, use “Report” on the build itself.`,
}
