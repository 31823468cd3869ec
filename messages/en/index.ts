import Account from './Account.json'
import Authoring from './Authoring.json'
import Bell from './Bell.json'
import Comments from './Comments.json'
import Formats from './Formats.json'
import Listing from './Listing.json'
import Notices from './Notices.json'
import Panel from './Panel.json'
import Problems from './Problems.json'
import Reports from './Reports.json'
import Shell from './Shell.json'
import Ui from './Ui.json'
import Words from './Words.json'

export default {
  Account,
  Authoring,
  Bell,
  Comments,
  Formats,
  Listing,
  Notices,
  Panel,
  Problems,
  Reports,
  Shell,
  Ui,
  Words,
}
