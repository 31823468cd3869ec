import Account from './Account.json'
import Authoring from './Authoring.json'
import Comments from './Comments.json'
import Formats from './Formats.json'
import Listing from './Listing.json'
import Panel from './Panel.json'
import Problems from './Problems.json'
import Reports from './Reports.json'
import Shell from './Shell.json'
import Ui from './Ui.json'
import Words from './Words.json'

export default { Account, Authoring, Comments, Formats, Listing, Panel, Problems, Reports, Shell, Ui, Words }
