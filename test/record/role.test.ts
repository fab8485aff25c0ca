import { expect, test } from 'vitest';
import type { Event, Record } from '../../src/core/record.js';
import { extract } from '../../src/pipe.js';
import { loadKnowledge } from '../../src/rule/load.js';

const knowledge = loadKnowledge();
const BLOC = 'Khối thi đua số 3';
const REVIEW = 'tổng kết công tác thi đua năm 2018 và triển khai nhiệm vụ năm 2019';
const COVENANT = 'ký kết giao ước thi đua năm 2019';

/** The record of a post whose lead tells of a meeting and whose second paragraph is the text. */
function recordOf(text: string, meeting: string): Record {
  const lead = `Sáng 21/2/2019, ${BLOC} đã tổ chức hội nghị ${meeting}.`;
  const post = [
    `${BLOC} ${meeting}`,
    lead,
    text,
    'Các đại biểu đã thảo luận về phong trào thi đua trong thời gian tới.',
  ];
  const source = { location: 'a.txt', url: null, media_type: null, charset: null, fetched_at: null };
  return extract(source, Buffer.from(post.join('\n')), knowledge).record;
}

const eventOf = (text: string, meeting: string): Event => recordOf(text, meeting).events[0]!;

const table = (rows: string): string[][] =>
  rows
    .trim()
    .split('\n')
    .map((row) => row.split(' → '));

/** `text → holder|role|year; …`; a bar of two strokes in a text is a line break. */
const AT_REVIEW = table(`
Năm 2019, Sở Y tế là Trưởng Khối, Sở Nội vụ là Phó Trưởng Khối. → Sở Nội vụ|deputy|2019; Sở Y tế|head|2019
Sở Y tế là đơn vị trưởng khối năm 2018. Năm 2019, Sở Nội vụ làm trưởng khối. → Sở Nội vụ|head|2019; Sở Y tế|head|2018
Hội nghị đã bầu Sở Y tế là trưởng khối, Sở Nội vụ là phó khối thi đua năm 2019. → Sở Nội vụ|deputy|2019; Sở Y tế|head|2019
Sở Y tế được suy tôn làm Trưởng khối, Sở Nội vụ được bầu làm Phó khối năm 2019. → Sở Nội vụ|deputy|2019; Sở Y tế|head|2019
Sở Y tế được tín nhiệm giới thiệu làm Khối trưởng. → Sở Y tế|head|2019
bầu Sở Y tế là đơn vị Khối trưởng năm 2019 → Sở Y tế|head|2019
Giới thiệu, suy tôn Sở Y tế là đơn vị Trưởng Khối, Sở Nội vụ là đơn vị Phó Khối năm 2019. → Sở Nội vụ|deputy|2019; Sở Y tế|head|2019
Hội nghị giới thiệu Trưởng khối thi đua năm 2019 là Sở Y tế và Phó trưởng khối thi đua là Sở Nội vụ. → Sở Nội vụ|deputy|2019; Sở Y tế|head|2019
Các đơn vị thống nhất Sở Y tế là đơn vị Trưởng khối, Sở Nội vụ là Phó Khối năm 2019. → Sở Nội vụ|deputy|2019; Sở Y tế|head|2019
thống nhất bầu đơn vị Sở Y tế làm Khối trưởng, Sở Nội vụ làm Khối phó Khối thi đua số 3 năm 2019. → Sở Nội vụ|deputy|2019; Sở Y tế|head|2019
đề nghị UBND tỉnh giao Sở Y tế làm Khối trưởng, Sở Nội vụ làm Khối phó. → Sở Nội vụ|deputy|2019; Sở Y tế|head|2019
Theo Quyết định số 12/QĐ-UBND, Sở Y tế làm Trưởng Khối, Sở Nội vụ làm Phó Trưởng Khối năm 2019. → Sở Nội vụ|deputy|2019; Sở Y tế|head|2019
Đồng chí Lê Văn Tám, Phó Bí thư Thường trực Tỉnh ủy, Chủ tịch Ủy ban MTTQ Việt Nam tỉnh, Khối trưởng phát biểu. → Ủy ban Mặt trận Tổ quốc Việt Nam|head|null
Đồng chí Lê Văn Tám, Phó Chủ tịch Hội đồng Thi đua - Khen thưởng tỉnh, Giám đốc Sở Nội vụ, Khối trưởng phát biểu. → Sở Nội vụ|head|null
Cử Khối trưởng : Chủ tịch Hội Nông dân, Khối phó: Chủ tịch Hội Cựu chiến binh. → Hội Cựu chiến binh|deputy|2019; Hội Nông dân|head|2019
Sở Y tế tiếp tục giữ vai trò Trưởng khối và bầu Sở Nội vụ làm Phó Trưởng khối năm 2019. → Sở Nội vụ|deputy|2019; Sở Y tế|head|2019
Hội nghị tặng hoa chúc mừng Sở Y tế (đơn vị khối trưởng năm 2019) và Sở Nội vụ, Sở Tư pháp (đơn vị khối phó năm 2019). → Sở Tư pháp|deputy|2019; Sở Y tế|head|2019
bầu chọn khối trưởng và khối phó Khối thi đua số 3 năm 2019 là Sở Y tế (Khối trưởng) và Sở Nội vụ (Khối phó). → Sở Nội vụ|deputy|2019; Sở Y tế|head|2019
tiến hành bầu Khối trưởng và Khối phó, theo đó Sở Y tế được bầu làm Khối Trưởng trong năm 2019. → Sở Y tế|head|2019
Năm 2018, đơn vị khối trưởng là Sở Y tế. → Sở Y tế|head|2018
Sở Y tế - đơn vị trưởng khối đã điều hành. Hội nghị bầu Sở Nội vụ làm Khối trưởng. → Sở Nội vụ|head|2019; Sở Y tế|head|2018
Sở Y tế, Trưởng Khối thi đua số 3 đã tổ chức thăm các đơn vị. → Sở Y tế|head|null
Hội nghị diễn ra tại trụ sở Sở Y tế (khối trưởng). → Sở Y tế|head|null
Khối thi đua số 3 (do Sở Y tế làm Trưởng khối) đã hoàn thành các chỉ tiêu. → Sở Y tế|head|null
Khối do Sở Y tế (sau sáp nhập) làm Khối trưởng. → Sở Y tế|head|null
Sở Y tế (Khối Phó thứ hai) Khối thi đua số 3, đăng cai hội nghị. → Sở Y tế|deputy|null
Sở Y tế, đơn vị đăng cai làm khối trưởng đã báo cáo. → Sở Y tế|head|null
Sở Y tế làm Khối trưởng Khối thi đua số 3 năm 2019 → Sở Y tế|head|2019
Sở Y tế và Sở Nội vụ được bầu làm Trưởng khối và Phó Trưởng khối năm 2019. → Sở Nội vụ|deputy|2019; Sở Y tế|head|2019
bầu Sở Y tế là Khối trưởng và Sở Nội vụ - Khối phó năm 2019. → Sở Nội vụ|deputy|2019; Sở Y tế|head|2019
bầu đơn vị Khối trưởng Khối thi đua số 3 năm 2019 là Sở Y tế, đơn vị Khối phó là Sở Nội vụ. → Sở Nội vụ|deputy|2019; Sở Y tế|head|2019
bầu Sở Y tế làm Khối trưởng Khối thi đua số 3 và phát động phong trào thi đua năm 2019. → Sở Y tế|head|2019
cử Sở Y tế -  Trưởng Khối thi đua năm 2019, Sở Nội vụ - Phó Trưởng Khối. → Sở Nội vụ|deputy|2019; Sở Y tế|head|2019
UBND tỉnh đã giao nhiệm vụ Khối trưởng năm 2019 cho Sở Y tế, Khối phó cho Sở Nội vụ. → Sở Nội vụ|deputy|2019; Sở Y tế|head|2019
Khối thi đua số 3 do Sở Y tế làm Khối trưởng, Sở Nội vụ làm Khối phó. → Sở Nội vụ|deputy|null; Sở Y tế|head|null
Sở Y tế làm Khối trưởng thi đua theo chế độ luân phiên. → Sở Y tế|head|null
Sở Y tế với vai trò Khối trưởng đã tham mưu. → Sở Y tế|head|null
Với vai trò đơn vị Khối trưởng, Sở Y tế đã tham mưu. → Sở Y tế|head|null
Đồng chí Nguyễn Văn Bình, Giám đốc Sở Y tế - Phó Khối Trưởng phát biểu. → Sở Y tế|deputy|null
Ông Nguyễn Văn Bình, Phó Giám đốc của Sở Y tế, Khối trưởng Khối thi đua số 3 năm 2018 báo cáo. → Sở Y tế|head|2018
Ông Lê Văn Hùng, chủ tịch UBND xã Tân An khối trưởng đã trình bày báo cáo. → xã Tân An|head|null
Sở Y tế và Ban Thi đua - Khen thưởng tặng hoa chúc mừng cho đơn vị Khối trưởng, Khối phó năm 2019. → none
nhất trí để Sở Y tế giữ chân khối trưởng năm 2019, khối phó là Sở Nội vụ. → Sở Nội vụ|deputy|2019; Sở Y tế|head|2019
Sở Y tế đảm nhận Khối trưởng, Sở Nội vụ đảm nhận Khối phó. → Sở Nội vụ|deputy|null; Sở Y tế|head|null
Khối trưởng năm 2019 là Sở Y tế (năm 2018 là Sở Nội vụ), khối phó là Sở Tư pháp. → Sở Nội vụ|head|2018; Sở Tư pháp|deputy|2019; Sở Y tế|head|2019
Năm 2019, Sở Y tế được giao làm Khối trưởng Khối thi đua; Sở Nội vụ làm Khối phó Khối thi đua. → Sở Nội vụ|deputy|2019; Sở Y tế|head|2019
Đơn vị làm khối trưởng năm 2019 là Sở Y tế. → Sở Y tế|head|2019
Bước sang năm 2019, các sở ký vào 8 nội dung thi đua, chia thành 2 nhóm và bầu Sở Y tế làm khối trưởng. → Sở Y tế|head|2019
Ông Nguyễn Văn Bình, Khối trưởng Khối thi đua số 3 cho biết kết quả. → Nguyễn Văn Bình|head|null
Giám đốc Sở Y tế Nguyễn Văn Bình, Khối trưởng Khối thi đua số 3 phát biểu → Sở Y tế|head|null
Khối trưởng xã Tân An phối hợp với UBND xã Tân Bình(Phó khối thi đua) tổ chức hội nghị. → xã Tân An|head|null; Ủy ban nhân dân xã Tân Bình|deputy|null
thống nhất đề cử Sở Y tế là Khối trưởng, Sở Nội vụ là Khối phó. → Sở Nội vụ|deputy|2019; Sở Y tế|head|2019
thống nhất để Sở Y tế làm Khối trưởng, Sở Nội vụ và Sở Tư pháp làm Khối phó. → Sở Nội vụ|deputy|2019; Sở Tư pháp|deputy|2019; Sở Y tế|head|2019
Các đoàn đã cử TP Hòa Bình làm khối trưởng. → thành phố Hòa Bình|head|2019
Giám đốc Sở Y tế Nguyễn Thị Hoa (khối trưởng Khối thi đua số 3) phát biểu → Sở Y tế|head|null
Theo thứ tự luân phiên, năm 2019 Sở Y tế làm Khối trưởng, Sở Nội vụ làm Khối phó. → Sở Nội vụ|deputy|2019; Sở Y tế|head|2019
Hội nghị giới thiệu Trưởng khối, Phó khối điều hành hoạt động năm 2019. Theo đó, Sở Y tế là Trưởng khối, Sở Nội vụ là Phó khối. → Sở Nội vụ|deputy|2019; Sở Y tế|head|2019
Sở Y tế là đơn vị đăng cai khối trưởng Khối thi đua số 3. → Sở Y tế|head|null
Năm 2019, Sở Y tế được phân công đăng cai khối trưởng. → Sở Y tế|head|2019
Ông Nguyễn Văn Bình – Giám đốc Sở Y tế, Khối trưởng thông qua báo cáo. → Sở Y tế|head|null
Tham dự có 22 khối trưởng khối thi đua phường của Thành phố Hòa Bình. → none
Chủ nhà kiêm Khối trưởng năm nay, Sở Y tế, đề nghị các đơn vị giữ nhịp. → Sở Y tế|head|null
Việc kiểm tra do Sở Y tế - Phó khối làm đầu mối. → Sở Y tế|deputy|null
Khối phó (Sở Y tế) lo hội thao. → Sở Y tế|deputy|null
Sở Y tế giữ vai trò Khối trưởng, Sở Nội vụ Khối phó. → Sở Nội vụ|deputy|null; Sở Y tế|head|null
Ban lãnh đạo khối năm 2019: Sở Y tế - khối trưởng; Sở Nội vụ - phó khối trưởng. → Sở Nội vụ|deputy|2019; Sở Y tế|head|2019
Sở Y tế và Sở Nội vụ là Khối trưởng, Khối phó của năm 2019. → Sở Nội vụ|deputy|2019; Sở Y tế|head|2019
hai Khối phó của nhiệm kỳ là Sở Y tế, Sở Nội vụ. → Sở Nội vụ|deputy|null; Sở Y tế|deputy|null
Giúp việc cho khối trưởng mới trong năm 2019 có khối phó là Sở Y tế. → Sở Y tế|deputy|2019
Đồng chí Nguyễn Văn Bình, Giám đốc Sở Tài chính được giao phụ trách khối dự hội nghị. Sở Nội vụ là thường trực khối. → none
Kết thúc hội nghị, các đơn vị thành viên đã bầu Sở Tài chính giữ vai trò Trưởng khối thi đua năm 2019; Sở Tư pháp giữ vai trò Phó Trưởng khối. → Sở Tài chính|head|2019; Sở Tư pháp|deputy|2019
Hội nghị biểu quyết thống nhất Trưởng khối năm 2019: Sở Tài chính; Phó Trưởng khối: Sở Tư pháp. → Sở Tài chính|head|2019; Sở Tư pháp|deputy|2019
Hội nghị đã thống nhất bầu Trưởng khối, Phó Trưởng khối thi đua năm 2019 gồm: Sở Tài chính - Trưởng khối, Sở Tư pháp - Phó Trưởng khối. → Sở Tài chính|head|2019; Sở Tư pháp|deputy|2019
Sở Tài chính được chọn làm đơn vị Trưởng khối và Sở Tư pháp là đơn vị Phó khối của năm 2019. → Sở Tài chính|head|2019; Sở Tư pháp|deputy|2019
Cũng tại hội nghị, 100% đại biểu nhất trí bầu Sở Tài chính làm Trưởng Khối thi đua các sở tổng hợp năm 2019, Sở Tư pháp làm Phó Trưởng Khối thi đua. → Sở Tài chính|head|2019; Sở Tư pháp|deputy|2019
Hội nghị đã bỏ phiếu bầu Sở Tài chính là Khối trưởng, hai Khối phó là Sở Tư pháp và Sở Y tế. → Sở Tài chính|head|2019; Sở Tư pháp|deputy|2019; Sở Y tế|deputy|2019
Ban Dân tộc tỉnh - Trưởng khối thi đua năm 2018 trình bày báo cáo. Hội nghị cũng bầu Sở Nội vụ làm Trưởng khối năm 2019. → Ban Dân tộc|head|2018; Sở Nội vụ|head|2019
Đơn vị Trưởng khối năm 2018 là Ban Dân tộc; đơn vị Phó khối là Sở Nội vụ. → Ban Dân tộc|head|2018; Sở Nội vụ|deputy|2018
Thay mặt Khối thi đua, bà Lê Thị Hoa, Giám đốc Sở Nội vụ, Trưởng Khối thi đua đọc diễn văn. → Sở Nội vụ|head|null
Sở Nội vụ cơ quan Trưởng khối đã tham mưu. → Sở Nội vụ|head|null
Sở Nội vụ (cơ quan Khối trưởng) chủ trì hội nghị. → Sở Nội vụ|head|null
Sở Nội vụ được giao nhiệm vụ Trưởng khối năm 2019. → Sở Nội vụ|head|2019
Sở Nội vụ được Khối thi đua tín nhiệm bầu làm Trưởng khối năm 2019. → Sở Nội vụ|head|2019
Năm 2019, Trưởng khối là Sở Nội vụ, Phó khối là Sở Y tế. → Sở Nội vụ|head|2019; Sở Y tế|deputy|2019
Sở Nội vụ sẽ là Trưởng khối năm 2019. → Sở Nội vụ|head|2019
Sở Nội vụ sẽ đảm nhiệm vai trò đơn vị Trưởng khối trong năm tới. → Sở Nội vụ|head|2019
Hội nghị thống nhất giới thiệu Sở Nội vụ đảm nhiệm chức danh Trưởng khối, Sở Y tế đảm nhiệm chức danh Phó khối năm 2019. → Sở Nội vụ|head|2019; Sở Y tế|deputy|2019
các đơn vị nhất trí chọn Sở Nội vụ làm đơn vị đăng cai Trưởng khối năm 2019. → Sở Nội vụ|head|2019
Sở Nội vụ, Trưởng khối; Sở Y tế, Phó khối cùng các thành viên dự. → Sở Nội vụ|head|null; Sở Y tế|deputy|null
Chủ trì hội nghị: Đồng chí Lê Văn Nam - Giám đốc Sở Nội vụ, Trưởng khối; đồng chí Trần Thị Hà - Phó Giám đốc Sở Y tế, Phó khối. → Sở Nội vụ|head|null; Sở Y tế|deputy|null
bầu Sở Nội vụ làm Trưởng khối và các Phó khối là Sở Y tế, Sở Tư pháp năm 2019. → Sở Nội vụ|head|2019; Sở Tư pháp|deputy|2019; Sở Y tế|deputy|2019
Ban Thi đua - Khen thưởng tỉnh đề nghị các Khối trưởng, Cụm trưởng thực hiện tốt; Sở Y tế nêu ý kiến. → none
Đồng chí Lê Văn Nam, Phó Trưởng Ban Thi đua - Khen thưởng tỉnh, phụ trách khối thi đua phát biểu. → none
Sở Nội vụ đăng cai tổ chức hội nghị. Trưởng khối trình bày báo cáo. → none
Sở Tư pháp và Sở Y tế là Phó khối. → Sở Tư pháp|deputy|null; Sở Y tế|deputy|null
Đến dự có Sở Tài chính, Sở Tư pháp, Sở Y tế là Phó khối. → Sở Y tế|deputy|null
Sở Tài chính nhận Cờ thi đua của UBND tỉnh; Sở Tư pháp, Sở Y tế nhận Bằng khen; bầu Sở Nội vụ làm Trưởng khối, Sở Công Thương làm Phó Trưởng khối năm 2019. → Sở Công Thương|deputy|2019; Sở Nội vụ|head|2019
suy tôn Sở Tài chính nhận Cờ thi đua của Chính phủ và được bầu làm Trưởng khối năm 2019. → Sở Tài chính|head|2019
Hội nghị suy tôn Sở Tài chính (Trưởng khối) nhận Cờ thi đua của Chính phủ. → Sở Tài chính|head|null
Khối thi đua số 7 bầu Sở Tài chính làm Khối trưởng Khối thi đua số 7 năm 2019. → none
Bà Lê Thị Hoa - Giám đốc Sở Y tế (Phó Khối) trao đổi kinh nghiệm. → Sở Y tế|deputy|null
Hội nghị do ông Lê Văn Nam, Giám đốc Sở Nội vụ - đơn vị Trưởng khối chủ trì. → Sở Nội vụ|head|null
Ông Lê Văn Nam - Phó Giám đốc phụ trách Sở Nội vụ, đơn vị Trưởng khối thi đua năm 2018 phát biểu khai mạc. → Sở Nội vụ|head|2018
Sở Nội vụ đã hoàn thành tốt vai trò Trưởng khối năm 2018. → Sở Nội vụ|head|2018
Khối đánh giá cao vai trò của Sở Nội vụ - Trưởng Khối. → Sở Nội vụ|head|null
biểu dương Sở Nội vụ trên cương vị Khối trưởng đã chủ động. → Sở Nội vụ|head|null
Hội nghị đã nghe Sở Nội vụ - thay mặt Khối trưởng - báo cáo. → none
Hội nghị bầu Trường THPT Nguyễn Trãi làm Khối trưởng, Trường THPT Lê Quý Đôn làm Khối phó năm 2019. → Trường THPT Lê Quý Đôn|deputy|2019; Trường THPT Nguyễn Trãi|head|2019
Hội nghị bầu Công ty Cổ phần Nhựa Bình Minh làm Khối trưởng, Viettel Hà Nam làm Khối phó năm 2019. → Công ty Cổ phần Nhựa Bình Minh|head|2019; Viettel Hà Nam|deputy|2019
BIDV Hà Nam (Khối trưởng), Agribank Hà Nam (Khối phó) chủ trì. → Agribank Hà Nam|deputy|null; BIDV Hà Nam|head|null
Hội nghị thống nhất bầu Phòng Giáo dục và Đào tạo huyện Lý Nhân làm Khối trưởng, Phòng Giáo dục và Đào tạo huyện Kim Bảng làm Khối phó năm 2019. → Phòng Giáo dục và Đào tạo huyện Kim Bảng|deputy|2019; Phòng Giáo dục và Đào tạo huyện Lý Nhân|head|2019
Bầu UBND thị trấn Quế là Khối trưởng; UBND xã Nhật Tân là Khối phó năm 2019. → Ủy ban nhân dân thị trấn Quế|head|2019; Ủy ban nhân dân xã Nhật Tân|deputy|2019
Bầu huyện Lý Nhân làm Khối trưởng, huyện Kim Bảng và thị xã Duy Tiên làm Khối phó. → huyện Kim Bảng|deputy|2019; huyện Lý Nhân|head|2019; thị xã Duy Tiên|deputy|2019
Bầu thành phố Phủ Lý là Khối trưởng năm 2019, huyện Kim Bảng là Khối phó. → huyện Kim Bảng|deputy|2019; thành phố Phủ Lý|head|2019
Bầu tỉnh Hà Nam làm Khối trưởng, tỉnh Nam Định làm Khối phó năm 2019. → tỉnh Hà Nam|head|2019; tỉnh Nam Định|deputy|2019
Hội nghị bầu Sở Y tế tỉnh Hà Nam làm Khối trưởng, Sở Y tế tỉnh Nam Định làm Khối phó năm 2019. → Sở Y tế tỉnh Hà Nam|head|2019; Sở Y tế tỉnh Nam Định|deputy|2019
Hội nghị bầu Công an huyện Lý Nhân làm Khối trưởng, Công an huyện Kim Bảng làm Khối phó năm 2019. → Công an huyện Kim Bảng|deputy|2019; Công an huyện Lý Nhân|head|2019
Hội nghị bầu Liên đoàn Lao động huyện Lý Nhân làm Khối trưởng, Công đoàn Viên chức tỉnh làm Khối phó năm 2019. → Công đoàn Viên chức|deputy|2019; Liên đoàn Lao động huyện Lý Nhân|head|2019
Hội nghị bầu Trường Đại học Hà Nam làm Khối trưởng và Trường Cao đẳng Y tế Hà Nam làm Khối phó năm 2019. → Trường Cao đẳng Y tế Hà Nam|deputy|2019; Trường Đại học Hà Nam|head|2019
Hội nghị bầu Bệnh viện Đa khoa tỉnh làm Khối trưởng, Trung tâm Y tế huyện Lý Nhân làm Khối phó. → Bệnh viện Đa khoa|head|2019; Trung tâm Y tế huyện Lý Nhân|deputy|2019
Hội nghị bầu Đảng ủy Khối các cơ quan tỉnh làm Khối trưởng, Ban Nội chính Tỉnh ủy làm Khối phó. → Ban Nội chính Tỉnh ủy|deputy|2019; Đảng ủy Khối các cơ quan|head|2019
Hội nghị bầu Ủy ban MTTQ tỉnh làm Khối trưởng, Tỉnh đoàn làm Khối phó. → Tỉnh đoàn|deputy|2019; Ủy ban Mặt trận Tổ quốc Việt Nam|head|2019
Hội nghị bầu Bộ Chỉ huy Quân sự tỉnh làm Khối trưởng, Tòa án nhân dân tỉnh làm Khối phó. → Bộ Chỉ huy Quân sự|head|2019; Tòa án nhân dân|deputy|2019
Hội nghị bầu Cục Thuế tỉnh làm Khối trưởng, Kho bạc Nhà nước tỉnh làm Khối phó. → Cục Thuế|head|2019; Kho bạc Nhà nước|deputy|2019
Hội nghị bầu Báo Hà Nam làm Khối trưởng, Đài PT-TH tỉnh làm Khối phó. → Báo Hà Nam|head|2019; Đài Phát thanh và Truyền hình|deputy|2019
Ông Nguyễn Văn Bình - Chủ tịch Hội Nông dân huyện Lý Nhân, Khối trưởng chủ trì. → Hội Nông dân huyện Lý Nhân|head|null
Ông Nguyễn Văn Bình - Bí thư Đảng ủy, Chủ tịch UBND xã Nhật Tân, Khối trưởng chủ trì. → xã Nhật Tân|head|null
Đồng chí Nguyễn Văn Bình, Khối trưởng, Giám đốc Sở Y tế phát biểu. → Sở Y tế|head|null
Đồng chí Khối trưởng Nguyễn Văn Bình, Giám đốc Sở Y tế phát biểu. → Sở Y tế|head|null
Khối trưởng Nguyễn Văn Bình phát biểu khai mạc. → Nguyễn Văn Bình|head|null
Đồng chí Nguyễn Văn Bình - Giám đốc Sở Y tế, Trưởng Khối thi đua và đồng chí Lê Thị Hoa - Giám đốc Sở Nội vụ, Phó Trưởng Khối thi đua đồng chủ trì. → Sở Nội vụ|deputy|null; Sở Y tế|head|null
Đồng chí Nguyễn Văn Bình - Trưởng Khối thi đua, Giám đốc Sở Y tế và đồng chí Lê Thị Hoa - Phó Trưởng Khối thi đua, Giám đốc Sở Nội vụ đồng chủ trì. → Sở Nội vụ|deputy|null; Sở Y tế|head|null
Thường trực Khối thi đua (Sở Y tế) báo cáo. → none
Sau khi bỏ phiếu, kết quả: Sở Y tế (Khối trưởng), Sở Nội vụ (Khối phó) năm 2019. → Sở Nội vụ|deputy|2019; Sở Y tế|head|2019
Khối trưởng và Khối phó năm 2019 được bầu là Sở Y tế và Sở Nội vụ. → Sở Nội vụ|deputy|2019; Sở Y tế|head|2019
Kết quả, Sở Y tế trúng Khối trưởng, Sở Nội vụ trúng Khối phó năm 2019. → Sở Nội vụ|deputy|2019; Sở Y tế|head|2019
- Khối trưởng: Sở Y tế ‖ - Khối phó: Sở Nội vụ → Sở Nội vụ|deputy|null; Sở Y tế|head|null
Hội nghị đã bầu Ban lãnh đạo khối năm 2019, gồm: ‖ - Khối trưởng: Sở Y tế ‖ - Khối phó: Sở Nội vụ → Sở Nội vụ|deputy|2019; Sở Y tế|head|2019
`);

/** Sentences of heads and bodies that say little or nothing of who holds which duty. */
const BESIDE = table(`
Hội nghị đề nghị Khối trưởng, Sở Y tế và Sở Nội vụ rà soát kế hoạch. → none
Khối trưởng giao Sở Y tế chuẩn bị nội dung, Sở Nội vụ lo hậu cần. → none
Khối trưởng phân công Sở Y tế chủ trì kiểm tra chéo; Khối phó giúp Sở Nội vụ. → none
Sở Y tế đề nghị Khối trưởng sớm ban hành kế hoạch. → none
Theo Sở Y tế, Khối trưởng cần đôn đốc các thành viên. → none
Đại diện Sở Y tế, Khối trưởng và các thành viên dự hội nghị. → Sở Y tế|head|null
Lãnh đạo Ban Thi đua - Khen thưởng tỉnh, Sở Nội vụ, Khối trưởng, Khối phó và các thành viên dự. → none
Sở Y tế phối hợp với Khối trưởng, Khối phó tổ chức kiểm tra. → none
Sở Y tế nhận hoa chúc mừng của Khối trưởng. → none
Ban Thi đua - Khen thưởng tỉnh hướng dẫn Khối trưởng Sở Y tế hoàn thiện hồ sơ. → Sở Y tế|head|null
Phấn đấu năm 2019, Sở Y tế làm tốt vai trò của mình, giúp Khối trưởng hoàn thành nhiệm vụ. → none
Sở Y tế được Khối trưởng đánh giá cao, được bầu là đơn vị tiêu biểu. → none
Sở Y tế đã bàn giao mặt bằng cho Sở Nội vụ. → none
Sở Y tế được tặng Cờ luân lưu của Chính phủ năm 2017. → none
Chủ tịch UBND tỉnh trao Cờ thi đua cho Sở Y tế, Khối trưởng. → Sở Y tế|head|null
UBND tỉnh trao cờ luân lưu của Chính phủ cho Sở Y tế. → none
Việc luân phiên Khối trưởng do các thành viên bầu, Sở Y tế không tham gia. → none
Bầu Khối trưởng, Khối phó năm 2019. Sở Y tế phát biểu cảm ơn. → none
Sở Y tế đề nghị luân phiên làm Khối trưởng hằng năm. → none
Hội nghị bầu Khối trưởng năm 2019; Sở Y tế và Sở Nội vụ có ý kiến. → none
Sở Y tế không làm Khối trưởng năm 2019. → none
Sở Y tế xin rút không nhận nhiệm vụ Khối trưởng năm 2019. → none
Năm 2017, Sở Y tế là Khối trưởng. → Sở Y tế|head|2017
Năm 2017 khi Sở Y tế làm Khối trưởng, khối đạt nhiều kết quả. Năm 2018, Sở Nội vụ là Khối trưởng. → Sở Nội vụ|head|2018; Sở Y tế|head|2017
Sở Y tế từng làm Khối trưởng năm 2013 và 2016. → none
Trưởng khối phố 3 và Hội Nông dân phường dự. → none
Khối phó học tập lớp 5A Trường Tiểu học Kim Đồng hát chào mừng. → none
Đội trưởng, Cụm trưởng Cụm dân cư số 2 thuộc xã Tân An được biểu dương. → none
`);

const AT_COVENANT = table(`
Theo Quyết định số 12/QĐ-UBND ngày 10/1/2019, Sở Y tế được giao làm Khối trưởng, Sở Nội vụ được giao làm Khối phó Khối thi đua số 3 năm 2019. → Sở Nội vụ|deputy|2019; Sở Y tế|head|2019
Năm 2019, Khối thi đua số 3 gồm có 8 đơn vị, Sở Y tế được suy tôn làm Khối trưởng, Sở Nội vụ được suy tôn làm Khối phó. → Sở Nội vụ|deputy|2019; Sở Y tế|head|2019
Hai phường Tân An và Tân Bình giữ vai trò Khối phó. → phường Tân An|deputy|2019; phường Tân Bình|deputy|2019
các đơn vị đã ký giao ước thi đua và Sở Y tế được bầu làm Khối trưởng Khối thi đua năm 2019. → Sở Y tế|head|2019
bầu thêm hai Khối phó, người của Sở Y tế và Sở Nội vụ. → Sở Nội vụ|deputy|2019; Sở Y tế|deputy|2019
`);

const rolesOf = (text: string, meeting: string): string => {
  const { roles } = eventOf(text.replaceAll(' ‖ ', '\n'), meeting);
  const shown = roles.map((one) => `${one.holder}|${one.role}|${one.year}`).sort();
  return shown.join('; ') || 'none';
};

test.each([...AT_REVIEW, ...BESIDE])('roles at a review: %s', (text, roles) => {
  expect(rolesOf(text!, REVIEW)).toBe(roles);
});

test.each(AT_COVENANT)('roles at a signing: %s', (text, roles) => {
  expect(rolesOf(text!, COVENANT)).toBe(roles);
});

test('two heads of one year stay as stated and are warned about', () => {
  const text = 'Sở Y tế là Khối trưởng năm 2018. Sở Nội vụ là Khối trưởng năm 2018.';
  expect(rolesOf(text, REVIEW)).toBe('Sở Nội vụ|head|2018; Sở Y tế|head|2018');
  expect(recordOf(text, REVIEW).warnings.map(({ code }) => code)).toContain('two-heads');
});

test('holder, role and year point at their own words', () => {
  const { evidence } = recordOf('Hội nghị bầu Sở Y tế làm Khối trưởng, Sở Nội vụ làm Khối phó năm 2019.', REVIEW);
  const quotes = evidence
    .filter(({ path }) => path.startsWith('/events/0/roles/1/'))
    .map(({ path, quote }) => [path.slice(18), quote]);
  expect(Object.fromEntries(quotes)).toEqual({ holder: 'Sở Nội vụ', role: 'Khối phó', year: '2019' });
});

test('the police of a cluster of the ministry keep their province where no members are listed', () => {
  const post = [
    'Cụm thi đua số 7 Bộ Công an ký kết giao ước thi đua',
    'Ngày 6/4/2024, Cụm thi đua số 7 Bộ Công an tổ chức hội nghị ký kết giao ước thi đua năm 2024.',
    'Năm 2024, Công an tỉnh Quảng Trị được phân công là đơn vị Cụm trưởng.',
  ];
  const source = { location: 'a.txt', url: null, media_type: null, charset: null, fetched_at: null };
  const { events } = extract(source, Buffer.from(post.join('\n')), knowledge).record;
  expect(events[0]!.roles.map(({ holder }) => holder)).toEqual(['Công an tỉnh Quảng Trị']);
});
