import { Directive } from '@angular/core';
import {
  ArrowDown,
  ArrowRight,
  ArrowUp,
  Bell,
  BellRing,
  BookOpenCheck,
  Check,
  ChevronDown,
  ChevronRight,
  CircleAlert,
  CircleCheck,
  CircleQuestionMark,
  CloudOff,
  Copy,
  CornerDownLeft,
  CornerDownRight,
  CornerLeftUp,
  CornerRightDown,
  Download,
  Drama,
  EllipsisVertical,
  Eye,
  FilePenLine,
  FileText,
  Hand,
  HandHeart,
  Heart,
  Lightbulb,
  List,
  MapPin,
  Megaphone,
  Mic,
  Minus,
  PanelRight,
  Pause,
  PencilLine,
  Pin,
  Play,
  Plus,
  Printer,
  Quote,
  RefreshCw,
  Scissors,
  Send,
  Settings2,
  SmilePlus,
  ThumbsDown,
  ThumbsUp,
  Trash2,
  Undo2,
  WandSparkles,
} from 'lucide';
import { Icon } from './icon';

@Directive({ selector: 'svg[lucideArrowDown]' })
export class LucideArrowDown extends Icon {
  protected readonly shapes = ArrowDown;
}

@Directive({ selector: 'svg[lucideArrowRight]' })
export class LucideArrowRight extends Icon {
  protected readonly shapes = ArrowRight;
}

@Directive({ selector: 'svg[lucideArrowUp]' })
export class LucideArrowUp extends Icon {
  protected readonly shapes = ArrowUp;
}

@Directive({ selector: 'svg[lucideBell]' })
export class LucideBell extends Icon {
  protected readonly shapes = Bell;
}

@Directive({ selector: 'svg[lucideBellRing]' })
export class LucideBellRing extends Icon {
  protected readonly shapes = BellRing;
}

@Directive({ selector: 'svg[lucideBookOpenCheck]' })
export class LucideBookOpenCheck extends Icon {
  protected readonly shapes = BookOpenCheck;
}

@Directive({ selector: 'svg[lucideCheck]' })
export class LucideCheck extends Icon {
  protected readonly shapes = Check;
}

@Directive({ selector: 'svg[lucideChevronDown]' })
export class LucideChevronDown extends Icon {
  protected readonly shapes = ChevronDown;
}

@Directive({ selector: 'svg[lucideChevronRight]' })
export class LucideChevronRight extends Icon {
  protected readonly shapes = ChevronRight;
}

@Directive({ selector: 'svg[lucideCircleAlert]' })
export class LucideCircleAlert extends Icon {
  protected readonly shapes = CircleAlert;
}

@Directive({ selector: 'svg[lucideCircleCheck]' })
export class LucideCircleCheck extends Icon {
  protected readonly shapes = CircleCheck;
}

@Directive({ selector: 'svg[lucideCircleQuestionMark]' })
export class LucideCircleQuestionMark extends Icon {
  protected readonly shapes = CircleQuestionMark;
}

@Directive({ selector: 'svg[lucideCloudOff]' })
export class LucideCloudOff extends Icon {
  protected readonly shapes = CloudOff;
}

@Directive({ selector: 'svg[lucideCopy]' })
export class LucideCopy extends Icon {
  protected readonly shapes = Copy;
}

@Directive({ selector: 'svg[lucideCornerDownLeft]' })
export class LucideCornerDownLeft extends Icon {
  protected readonly shapes = CornerDownLeft;
}

@Directive({ selector: 'svg[lucideCornerDownRight]' })
export class LucideCornerDownRight extends Icon {
  protected readonly shapes = CornerDownRight;
}

@Directive({ selector: 'svg[lucideCornerLeftUp]' })
export class LucideCornerLeftUp extends Icon {
  protected readonly shapes = CornerLeftUp;
}

@Directive({ selector: 'svg[lucideCornerRightDown]' })
export class LucideCornerRightDown extends Icon {
  protected readonly shapes = CornerRightDown;
}

@Directive({ selector: 'svg[lucideDownload]' })
export class LucideDownload extends Icon {
  protected readonly shapes = Download;
}

@Directive({ selector: 'svg[lucideDrama]' })
export class LucideDrama extends Icon {
  protected readonly shapes = Drama;
}

@Directive({ selector: 'svg[lucideEllipsisVertical]' })
export class LucideEllipsisVertical extends Icon {
  protected readonly shapes = EllipsisVertical;
}

@Directive({ selector: 'svg[lucideEye]' })
export class LucideEye extends Icon {
  protected readonly shapes = Eye;
}

@Directive({ selector: 'svg[lucideFilePenLine]' })
export class LucideFilePenLine extends Icon {
  protected readonly shapes = FilePenLine;
}

@Directive({ selector: 'svg[lucideFileText]' })
export class LucideFileText extends Icon {
  protected readonly shapes = FileText;
}

@Directive({ selector: 'svg[lucideHand]' })
export class LucideHand extends Icon {
  protected readonly shapes = Hand;
}

@Directive({ selector: 'svg[lucideHandHeart]' })
export class LucideHandHeart extends Icon {
  protected readonly shapes = HandHeart;
}

@Directive({ selector: 'svg[lucideHeart]' })
export class LucideHeart extends Icon {
  protected readonly shapes = Heart;
}

@Directive({ selector: 'svg[lucideLightbulb]' })
export class LucideLightbulb extends Icon {
  protected readonly shapes = Lightbulb;
}

@Directive({ selector: 'svg[lucideList]' })
export class LucideList extends Icon {
  protected readonly shapes = List;
}

@Directive({ selector: 'svg[lucideMapPin]' })
export class LucideMapPin extends Icon {
  protected readonly shapes = MapPin;
}

@Directive({ selector: 'svg[lucideMegaphone]' })
export class LucideMegaphone extends Icon {
  protected readonly shapes = Megaphone;
}

@Directive({ selector: 'svg[lucideMic]' })
export class LucideMic extends Icon {
  protected readonly shapes = Mic;
}

@Directive({ selector: 'svg[lucideMinus]' })
export class LucideMinus extends Icon {
  protected readonly shapes = Minus;
}

@Directive({ selector: 'svg[lucidePanelRight]' })
export class LucidePanelRight extends Icon {
  protected readonly shapes = PanelRight;
}

@Directive({ selector: 'svg[lucidePause]' })
export class LucidePause extends Icon {
  protected readonly shapes = Pause;
}

@Directive({ selector: 'svg[lucidePencilLine]' })
export class LucidePencilLine extends Icon {
  protected readonly shapes = PencilLine;
}

@Directive({ selector: 'svg[lucidePin]' })
export class LucidePin extends Icon {
  protected readonly shapes = Pin;
}

@Directive({ selector: 'svg[lucidePlay]' })
export class LucidePlay extends Icon {
  protected readonly shapes = Play;
}

@Directive({ selector: 'svg[lucidePlus]' })
export class LucidePlus extends Icon {
  protected readonly shapes = Plus;
}

@Directive({ selector: 'svg[lucidePrinter]' })
export class LucidePrinter extends Icon {
  protected readonly shapes = Printer;
}

@Directive({ selector: 'svg[lucideQuote]' })
export class LucideQuote extends Icon {
  protected readonly shapes = Quote;
}

@Directive({ selector: 'svg[lucideRefreshCw]' })
export class LucideRefreshCw extends Icon {
  protected readonly shapes = RefreshCw;
}

@Directive({ selector: 'svg[lucideScissors]' })
export class LucideScissors extends Icon {
  protected readonly shapes = Scissors;
}

@Directive({ selector: 'svg[lucideSend]' })
export class LucideSend extends Icon {
  protected readonly shapes = Send;
}

@Directive({ selector: 'svg[lucideSettings2]' })
export class LucideSettings2 extends Icon {
  protected readonly shapes = Settings2;
}

@Directive({ selector: 'svg[lucideSmilePlus]' })
export class LucideSmilePlus extends Icon {
  protected readonly shapes = SmilePlus;
}

@Directive({ selector: 'svg[lucideThumbsDown]' })
export class LucideThumbsDown extends Icon {
  protected readonly shapes = ThumbsDown;
}

@Directive({ selector: 'svg[lucideThumbsUp]' })
export class LucideThumbsUp extends Icon {
  protected readonly shapes = ThumbsUp;
}

@Directive({ selector: 'svg[lucideTrash2]' })
export class LucideTrash2 extends Icon {
  protected readonly shapes = Trash2;
}

@Directive({ selector: 'svg[lucideUndo2]' })
export class LucideUndo2 extends Icon {
  protected readonly shapes = Undo2;
}

@Directive({ selector: 'svg[lucideWandSparkles]' })
export class LucideWandSparkles extends Icon {
  protected readonly shapes = WandSparkles;
}
