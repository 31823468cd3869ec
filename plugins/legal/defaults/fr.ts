import type { LegalTexts } from '../types'

export const fr: LegalTexts = {
  terms: `Ces conditions lient toi et {{operator}}, qui gère {{site}}. Elles sont courtes exprès.

## Ton compte

- Il faut un compte pour envoyer, commenter, liker et s’abonner. Pour télécharger, non.
- Une personne, un compte. Garde ton mot de passe pour toi. Tu es responsable de ce qui est fait avec ton compte.
- Tu dois avoir au moins 13 ans, ou l’âge auquel la loi de ton pays te permet d’accepter ceci toi-même.

## Ce que tu publies

- Tes constructions restent à toi. En les publiant, tu autorises {{site}} à les stocker, les vérifier, les convertir en d’autres formats, en montrer des images et les proposer au téléchargement tant qu’elles sont publiées.
- Ne publie que ce que tu as fait ou peux partager. Cite ceux qui ont participé.
- Les autres peuvent télécharger les constructions publiques et les utiliser dans leurs propres mondes. Tout le reste, comme les vendre ou les publier comme les leurs, demande ton accord.
- Les fichiers sont analysés. Ceux qui sont nuisibles ou ne sont pas des schematics sont refusés.

## Règles

Les [règles](/rules) font partie de ces conditions. Les modérateurs peuvent masquer ou retirer ce qui les enfreint et suspendre des comptes. On te dit pourquoi, et tu peux faire appel.

## Aucune garantie

Le site est proposé tel quel. Il peut changer, s’interrompre ou fermer. Garde une copie de ce qui compte pour toi : tu peux [télécharger tes données](/settings/data) à tout moment. Rien ici ne limite la responsabilité là où la loi ne le permet pas.

## La fin

Tu peux supprimer ton compte à tout moment dans les [paramètres](/settings/data). Tout changement important de ces conditions est annoncé sur le site avant de s’appliquer.

## Questions

Écris-nous par la [page de contact](/contact).`,
  privacy: `{{operator}} gère {{site}} et est responsable des données décrites ici. Il n’y a ni publicité ni traceur, et aucune donnée n’est vendue ni donnée à des annonceurs.

## Ce qui est conservé, et combien de temps

| Quoi | Pourquoi | Combien de temps |
|---|---|---|
| Adresse e-mail, empreinte de ton mot de passe, nom d’utilisateur, rôle, langue | ton compte | jusqu’à la suppression du compte |
| Profil, constructions, fichiers, images, commentaires, listes, likes, abonnements | ce que tu publies ou enregistres | jusqu’à ce que tu le supprimes, ou le compte |
| Sessions : appareil, navigateur, pays, partie de l’adresse réseau, première et dernière utilisation | connexion et protection du compte | jusqu’à leur fin, {{sessionDays}} jours au plus |
| Un journal des changements et connexions, avec une partie de l’adresse réseau et le navigateur | sécurité et lutte contre les abus | {{auditDays}} jours ; ce que tu publies, aimes et suis : {{activityDays}} jours |
| Notifications | te dire ce qui s’est passé | 90 jours |
| Signalements et demandes de retrait, avec une copie de ce dont il s’agit | modération et obligations légales | tant qu’ils sont ouverts, puis 90 jours ou selon la loi |
| Exports de tes données | tu les as demandés | {{exportDays}} jours |

Le lieu et les autres données cachées sont retirés des images. Les vues et téléchargements sont comptés avec une empreinte de l’adresse réseau et du navigateur dont la clé change chaque jour : personne ne peut être reconnu le lendemain. Pour limiter les requêtes, les adresses réseau sont gardées de quelques minutes à quelques heures.

## Cookies et stockage du navigateur

Seulement le nécessaire : ta session (\`payload-token\` et un cookie de renouvellement), un cookie qui reconnaît ton appareil à la prochaine connexion (\`shop-device-…\`) et ta langue (\`locale\`). Le thème, les envois inachevés et les listes à cocher restent dans ton navigateur et ne nous sont pas envoyés.

## Qui d’autre les voit

Ce que tu publies est public. Les modérateurs voient les signalements et, pour les traiter, des données du compte. Les e-mails passent par le serveur de l’exploitant. Les fichiers peuvent être chez un hébergeur choisi par l’exploitant. Si tu te connectes avec un autre service, il le sait.

## Tes droits

- Voir et corriger tes données : dans les [paramètres](/settings).
- Les emporter : [télécharge tes données](/settings/data).
- Les faire effacer : [supprime ton compte](/settings/data). Il est fermé aussitôt et supprimé définitivement après {{graceDays}} jours. Des sauvegardes peuvent en garder une copie un temps limité.
- T’opposer, demander, te plaindre : écris à {{contact}}. Tu peux aussi saisir ton autorité de protection des données.`,
  contact: `{{site}} est géré par :

{{address}}

## Nous joindre

- **E-mail :** {{contact}}
- **Quelque chose enfreint les [règles](/rules) :** utilise « Signaler » sur la construction, le commentaire ou le profil. Les modérateurs le voient aussitôt.
- **Quelque chose porte atteinte à tes droits :** utilise le [formulaire de retrait](/takedown).
- **Un problème de sécurité :** écris à l’adresse ci-dessus. Merci de ne pas le publier avant qu’il soit corrigé.
- **Ton compte ou tes données :** presque tout se fait dans les [paramètres](/settings).`,
  rules: `Sois correct avec les autres, et publie ce qui est à toi.

## Constructions

- N’envoie que ce que tu as fait ou peux partager. Cite les autres. Rien qui vienne de packs payants ou du monde d’autrui sans permission.
- Décris-les honnêtement : titre, tags, images et contenu.
- Rien de nuisible : pas de blocs de commande cachés qui abîment des mondes, pas de constructions qui font planter le jeu, pas de logiciel malveillant.
- Rien d’illégal, de haineux, de sexuel ou de choquant. Beaucoup de joueurs ici sont jeunes.

## Commentaires et profils

- Pas d’insultes, de menaces, de harcèlement ni de discrimination.
- Les données privées de personne.
- Ni spam ni publicité.
- Ne te fais pas passer pour quelqu’un d’autre.

## Le site

- Ne contourne pas les limites, suspensions ou contrôles, et n’utilise pas plusieurs comptes pour liker ou télécharger tes propres constructions.
- Les programmes sont bienvenus sur l’[API](/api/docs), dans ses limites.

## Ce qui arrive sinon

Les modérateurs examinent chaque signalement. Ils peuvent demander un changement, masquer ou retirer, et suspendre des comptes pour un temps ou définitivement. On te dit ce qui a été décidé et pourquoi, et tu peux faire appel.`,
  takedown: `Une construction sur {{site}} porte atteinte à ton droit d’auteur, à ta marque ou à tes droits personnels ? Dis-le-nous avec ce formulaire.

- Un modérateur examine chaque demande. Pendant ce temps, la construction peut être masquée.
- Si la construction est touchée, son propriétaire apprend pourquoi et peut s’y opposer en écrivant à {{contact}}, avec l’adresse de la construction et ses raisons. Ton adresse e-mail ne lui est pas transmise.
- Tu apprends par e-mail ce qui a été décidé.
- Merci de dire la vérité. Qui affirme sciemment des choses fausses peut en répondre.

Pour d’autres problèmes, utilise « Signaler » sur la construction elle-même.`,
}
